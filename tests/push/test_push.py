"""Pushes to a server in memory that refuses, hangs, cuts off, redirects and asks for passwords."""

from __future__ import annotations

import base64
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

import kg
from kg.push import MOST_FAILURES, PushOptions, client, push, target
from kg.push.source import parts_of
from kg.push.target import MARK
from tests import hostile
from tests.push.toy import Answer, Request, Toy, toy
from tests.writers import sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FAST = PushOptions(timeout=0.3)
SECRET = "correct horse"  # noqa: S105  (of nobody)
DIGEST = 'Digest realm="SPARQL", nonce="n1", qop="auth", algorithm="MD5", opaque="o"'


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (client.USER, client.PASSWORD, client.TOKEN):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    found: list[float] = []
    monkeypatch.setattr(client, "_wait", found.append)
    return found


@pytest.fixture
def server() -> Iterator[Toy]:
    with toy() as found:
        yield found


@pytest.fixture
def user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(client.USER, "ann")
    monkeypatch.setenv(client.PASSWORD, SECRET)


def file_of(folder: Path, *names: str) -> Path:
    """N-Quads with a graph of three triples for each name."""
    path = folder / "graph.nq"
    lines = (f'<urn:{name}> <urn:b> "{number}" <urn:{name}> .\n' for name in names for number in range(3))
    path.write_text("".join(lines), "utf-8")
    return path


def pushed(path: Path) -> dict[str, set[str]]:
    """What a file's graphs should be on a server, marks apart."""
    found: dict[str, set[str]] = {}
    for graph, data in parts_of(path)():
        found.setdefault(graph, set()).update(data.decode().removesuffix("\n").split("\n"))
    return found


def unmarked(server: Toy) -> dict[str, set[str]]:
    return {graph: {line for line in lines if MARK not in line} for graph, lines in server.graphs.items()}


# ---- what is pushed


def test_each_graph_replaces_its_own_and_no_other(server: Toy, tmp_path: Path) -> None:
    server.graphs = {"urn:mine": {"kept"}, "urn:x": {"old"}}
    path = file_of(tmp_path, "x", "y")
    for _ in range(2):
        done = push(path, server.store)
        assert (done.pushed, done.present, done.failures, done.left, done.triples) == (("urn:x", "urn:y"), (), (), 0, 6)
        assert unmarked(server) == pushed(path) | {"urn:mine": {"kept"}}
    assert {request.method for request in server.requests} == {"PUT"}
    assert all(request.headers["Content-Type"] == "text/turtle" for request in server.requests)
    assert all(request.body.startswith("@prefix ") for request in server.requests)


def test_hostile_texts_arrive(server: Toy, tmp_path: Path) -> None:
    path = kg.write(hostile.hostile(), tmp_path / "graph.nq")
    done = push(path, server.store)
    assert len(done.pushed) == len(hostile.TEXTS)
    assert unmarked(server) == pushed(path)


def test_a_large_graph_is_put_and_then_added_to_and_marked_last(
    server: Toy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target, "LARGEST_BODY", 2_000)
    path = kg.write(sample.graph(), tmp_path / "graph.nq")
    push(path, server.store)
    methods = [request.method for request in server.requests]
    assert methods == ["PUT"] + ["POST"] * (len(methods) - 1)
    assert len(methods) > 5
    assert [MARK in request.body for request in server.requests].index(True) == len(methods) - 1
    assert unmarked(server) == pushed(path)


def test_a_graph_may_come_from_a_function(server: Toy) -> None:
    push(lambda: [("urn:x", b"<urn:a> <urn:b> <urn:c> .\n"), ("urn:x", b"<urn:a> <urn:b> <urn:d> .\n")], server.store)
    assert unmarked(server) == {"urn:x": {"<urn:a> <urn:b> <urn:c> .", "<urn:a> <urn:b> <urn:d> ."}}


def test_triples_in_no_graph_need_a_word(server: Toy, tmp_path: Path) -> None:
    path = kg.write(sample.graph(), tmp_path / "graph.nt")
    with pytest.raises(kg.UsageError, match="default graph is not ours to replace"):
        push(path, server.store)
    assert server.requests == []
    server.graphs[""] = {"theirs"}
    push(path, server.store, PushOptions(name="urn:news"))
    assert unmarked(server) == {"urn:news": pushed(path)[""], "": {"theirs"}}
    push(path, server.store, PushOptions(default_graph=True))
    assert server.graphs[""] == pushed(path)[""] | {"theirs"}  # added to, and not marked
    assert server.requests[-1].path == "/store?default"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (PushOptions(name="urn:g"), "in one already"),
        (PushOptions(name="a b"), "no absolute IRI"),
        (PushOptions(name="urn:g", default_graph=True), "not both"),
        (PushOptions(resume=True, query="nowhere"), "no address"),
    ],
)
def test_options_that_do_not_fit(server: Toy, tmp_path: Path, options: PushOptions, message: str) -> None:
    with pytest.raises(kg.UsageError, match=message):
        push(file_of(tmp_path, "x"), server.store, options)
    assert server.requests == []


def test_nothing_is_sent_of_a_file_with_a_broken_line(server: Toy, tmp_path: Path) -> None:
    path = file_of(tmp_path, "x", "y")
    path.write_text(path.read_text("utf-8") + "<urn:a> <urn:b>\n", "utf-8")
    with pytest.raises(kg.ReadError, match="line 7"):
        push(path, server.store)
    assert server.requests == []
    (tmp_path / "empty.nq").touch()
    with pytest.raises(kg.UsageError, match="nothing to push"):
        push(tmp_path / "empty.nq", server.store)


# ---- a server that is busy, or away


def test_a_busy_server_is_tried_again_after_twice_the_time(server: Toy, tmp_path: Path, waits: list[float]) -> None:
    server.script = [Answer(429), Answer(502), Answer(503), Answer(504)]
    said: list[str] = []
    push(file_of(tmp_path, "x"), server.store, progress=said.append)
    assert waits == [1, 2, 4, 8]
    assert said[0] == "answered 429; trying again in 1 s"
    assert "urn:x" in server.graphs


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "Mon, 23 Nov 2026 08:00:09 GMT", "Date": "Mon, 23 Nov 2026 08:00:00 GMT"}, 9),
        ({"Retry-After": "soon"}, 1),
        ({"Retry-After": "\u00b2"}, 1),
    ],
)
def test_a_server_says_how_long_to_wait(
    server: Toy, tmp_path: Path, waits: list[float], headers: dict[str, str], seconds: float
) -> None:
    server.script = [Answer(503, headers=headers)]
    push(file_of(tmp_path, "x"), server.store)
    assert waits == [seconds]


def test_a_server_that_wants_an_hour_is_not_waited_for(server: Toy, tmp_path: Path, waits: list[float]) -> None:
    server.script = [Answer(503, headers={"Retry-After": "3600"})]
    with pytest.raises(kg.PushError, match="left alone for 3600 seconds"):
        push(file_of(tmp_path, "x"), server.store)
    assert waits == []


def test_a_connection_that_is_cut_is_made_again(server: Toy, tmp_path: Path, waits: list[float]) -> None:
    server.script = [Answer(cut=True), Answer(cut=True)]
    push(file_of(tmp_path, "x"), server.store)
    assert waits == [1, 2]
    server.script = [Answer(cut=True)] * 5
    with pytest.raises(kg.PushError, match=r"broke the connection off, 5 times in a row; .* Nothing was pushed\.$"):
        push(file_of(tmp_path, "x"), server.store)


def test_a_server_that_hangs(server: Toy, tmp_path: Path, waits: list[float]) -> None:
    server.script = [Answer(hang=True)]
    with pytest.raises(kg.PushError, match="did not answer for"):
        push(file_of(tmp_path, "x"), server.store, FAST)
    assert waits == []  # at the first word, the address may be wrong: that is said at once
    server.script = [Answer(204), Answer(hang=True)]
    assert push(file_of(tmp_path, "x", "y"), server.store, FAST).failures == ()
    assert waits == [1]


@pytest.mark.parametrize(
    ("url", "message"),
    [("http://127.0.0.1:1/store", "takes no connection"), ("http://kg.invalid/store", "name that is not known")],
)
def test_a_server_that_is_not_there(tmp_path: Path, waits: list[float], url: str, message: str) -> None:
    with pytest.raises(kg.PushError, match=f"{message}; check the address"):
        push(file_of(tmp_path, "x"), url)
    assert waits == []


# ---- a server that refuses


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (401, "asks who you are; set KG_PUSH_USER"),
        (403, "does not allow this"),
        (404, "check the path"),
        (405, "check the path"),
        (415, "does not take Turtle"),
    ],
)
def test_a_refusal_that_holds_for_all_ends_the_push(server: Toy, tmp_path: Path, code: int, message: str) -> None:
    server.script = [Answer(code)]
    with pytest.raises(kg.PushError, match=f"{server.store} .*{message}"):
        push(file_of(tmp_path, "x", "y"), server.store)
    assert len(server.requests) == 1
    server.script = [Answer(204), Answer(code)]
    done = push(file_of(tmp_path, "x", "y", "z"), server.store)
    assert (done.pushed, done.left) == (("urn:x",), 1)
    assert [failure.graph for failure in done.failures] == ["urn:y"]


def test_a_graph_that_is_refused_does_not_hold_up_the_others(server: Toy, tmp_path: Path) -> None:
    server.script = [Answer(500, "<p>Out\x1b[31m of\nmemory</p>", {"Content-Type": "text/html"}), Answer(204)]
    done = push(file_of(tmp_path, "x", "y", "z"), server.store)
    assert done.pushed == ("urn:y", "urn:z")
    assert [(f.graph, f.reason) for f in done.failures] == [
        ("urn:x", f"{server.store} answered 500 (Out [31m of memory)")
    ]
    path = file_of(tmp_path, "x", "y", "z")
    assert push(path, server.store, PushOptions(resume=True)).present == ("urn:z",)  # "y" was only said to be there
    assert unmarked(server) == pushed(path)


def test_a_server_that_refuses_everything_is_left_alone(server: Toy, tmp_path: Path) -> None:
    server.allowed = lambda request: Answer(400) if request.graph != "urn:a" else None
    done = push(file_of(tmp_path, *"abcdefghij"), server.store)
    assert (len(done.failures), done.left) == (MOST_FAILURES, 10 - 1 - MOST_FAILURES)


@pytest.mark.usefixtures("user")
def test_no_redirect_is_followed(server: Toy, tmp_path: Path) -> None:
    with toy() as other:
        for code in (301, 302, 303, 307, 308):
            server.script = [Answer(code, headers={"Location": f"{other.store}?key=1"})]
            with pytest.raises(kg.PushError, match=rf"sends us on to {other.store}; name that address yourself"):
                push(file_of(tmp_path, "x"), server.store)
        assert other.requests == []


# ---- resuming


@pytest.mark.usefixtures("waits")
def test_a_push_that_broke_off_goes_on_where_it_was(server: Toy, tmp_path: Path) -> None:
    path = file_of(tmp_path, *"abcdef")
    server.allowed = lambda request: Answer(cut=True) if request.graph == "urn:d" else None
    done = push(path, server.store, PushOptions(tries=2))
    assert (len(done.pushed), len(done.failures), done.left) == (3, 1, 2)
    server.allowed = lambda _: None
    done = push(path, server.store, PushOptions(resume=True))
    assert (done.present, done.pushed) == (("urn:a", "urn:b", "urn:c"), ("urn:d", "urn:e", "urn:f"))
    assert unmarked(server) == pushed(path)
    assert push(path, server.store, PushOptions(resume=True)).pushed == ()


def test_a_graph_that_was_left_half_is_pushed_again(
    server: Toy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target, "LARGEST_BODY", 40)
    path = file_of(tmp_path, "x")
    server.allowed = lambda _: Answer(500) if len(server.requests) == 3 else None
    with pytest.raises(kg.PushError):
        push(path, server.store)
    server.allowed = lambda _: None
    assert 0 < len(server.graphs["urn:x"]) < 3
    assert push(path, server.store, PushOptions(resume=True)).pushed == ("urn:x",)
    assert unmarked(server) == pushed(path)


def test_a_changed_graph_is_pushed_again(server: Toy, tmp_path: Path) -> None:
    push(file_of(tmp_path, "x", "y"), server.store)
    path = file_of(tmp_path, "x", "y")
    path.write_text(path.read_text("utf-8").replace('<urn:y> <urn:b> "2"', '<urn:y> <urn:b> "9"'), "utf-8")
    done = push(path, server.store, PushOptions(resume=True))
    assert (done.present, done.pushed) == (("urn:x",), ("urn:y",))
    assert unmarked(server) == pushed(path)


def test_resuming_needs_an_address_that_answers_queries(server: Toy, tmp_path: Path) -> None:
    path = file_of(tmp_path, "x")
    with pytest.raises(kg.UsageError, match="with --query"):
        push(path, f"{server.url}/elsewhere", PushOptions(resume=True))
    server.script = [Answer(200, "<html>")]
    with pytest.raises(kg.PushError, match="does not answer SPARQL queries"):
        push(path, server.store, PushOptions(resume=True))
    with pytest.raises(kg.PushError, match="/nothing has nothing at this address"):
        push(path, server.store, PushOptions(resume=True, query=f"{server.url}/nothing"))


# ---- who pushes


def basic(request: Request) -> Answer | None:
    wanted = f"Basic {base64.b64encode(f'ann:{SECRET}'.encode()).decode()}"
    if request.headers.get("Authorization") == wanted:
        return None
    return Answer(401, headers={"WWW-Authenticate": 'Basic realm="kg"'})


@pytest.mark.usefixtures("user")
def test_basic(server: Toy, tmp_path: Path) -> None:
    server.allowed = basic
    path = file_of(tmp_path, "x", "y")
    push(path, server.store)
    assert unmarked(server) == pushed(path)
    assert ["Authorization" in request.headers for request in server.requests] == [False, True, True, True]
    assert len(server.requests[0].body.splitlines()) == 1  # asked with a small request


@pytest.mark.usefixtures("user")
def test_digest(server: Toy, tmp_path: Path) -> None:
    def digest(request: Request) -> Answer | None:
        given = request.headers.get("Authorization", "")
        asked.append(given)
        known = given.startswith('Digest username="ann"') and 'nonce="n1"' in given and len(asked) != 4
        return None if known else Answer(401, headers={"WWW-Authenticate": DIGEST})

    asked: list[str] = []
    server.allowed = digest
    path = file_of(tmp_path, "x", "y")
    push(path, server.store)
    assert unmarked(server) == pushed(path)
    assert len(asked) == 5  # the fourth is told that its nonce is stale
    assert not any("Basic" in given or SECRET in given for given in asked)


@pytest.mark.usefixtures("user")
def test_another_server_learns_nothing_and_teaches_nothing(server: Toy, tmp_path: Path) -> None:
    with toy() as other:
        other.allowed = basic
        options = PushOptions(resume=True, query=f"{other.url}/query")
        with pytest.raises(kg.PushError, match="does not accept"):
            push(file_of(tmp_path, "x"), server.store, options)
        assert not any("Authorization" in request.headers for request in other.requests + server.requests)


@pytest.mark.usefixtures("user")
@pytest.mark.parametrize("place", ["http://[", f"http://x/{SECRET}", f"http://ann:{SECRET}@x/", ""])
def test_where_a_redirect_leads_is_not_always_shown(server: Toy, tmp_path: Path, place: str) -> None:
    server.allowed = lambda _: Answer(307, headers={"Location": place})
    with pytest.raises(kg.PushError, match="sends us on to somewhere else") as caught:
        push(file_of(tmp_path, "x"), server.store)
    assert SECRET not in str(caught.value)


def test_a_name_that_no_digest_can_hold(server: Toy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(client.USER, "\u0141ukasz")
    monkeypatch.setenv(client.PASSWORD, SECRET)
    server.allowed = lambda _: Answer(401, headers={"WWW-Authenticate": DIGEST})
    with pytest.raises(kg.PushError, match="kg cannot make"):
        push(file_of(tmp_path, "x"), server.store)


@pytest.mark.usefixtures("user")
def test_a_server_that_is_asked_first_may_refuse_that(server: Toy, tmp_path: Path) -> None:
    server.allowed = lambda request: Answer(405) if request.method == "POST" else None
    assert push(file_of(tmp_path, "x"), server.store).pushed == ("urn:x",)


@pytest.mark.usefixtures("user")
def test_a_server_that_hangs_up_to_ask(server: Toy, tmp_path: Path, waits: list[float]) -> None:
    def digest(request: Request) -> Answer | None:
        nonce = f'nonce="n{len(server.requests) // 4}"'
        if nonce in request.headers.get("Authorization", ""):
            return None
        challenge = Answer(401, headers={"WWW-Authenticate": DIGEST.replace('nonce="n1"', nonce)})
        return Answer(cut=True) if len(request.body) > 100 else challenge

    server.allowed = digest
    path = file_of(tmp_path, *"vwxyz")
    assert push(path, server.store).failures == ()
    assert unmarked(server) == pushed(path)
    assert waits
    assert set(waits) == {1}


@pytest.mark.usefixtures("user")
def test_a_server_that_asks_for_nothing_is_told_nothing(server: Toy, tmp_path: Path) -> None:
    push(file_of(tmp_path, "x"), server.store)
    assert not any("Authorization" in request.headers for request in server.requests)


def test_a_token(server: Toy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(client.TOKEN, "t0k3n")
    push(file_of(tmp_path, "x"), server.store)
    assert [request.headers["Authorization"] for request in server.requests] == ["Bearer t0k3n"]
    with toy() as other:  # queries may be answered elsewhere: the token is not for it
        other.graphs = {}
        push(file_of(tmp_path, "x"), server.store, PushOptions(resume=True, query=f"{other.url}/query"))
        assert ["Authorization" in request.headers for request in other.requests] == [False]


@pytest.mark.usefixtures("user")
@pytest.mark.parametrize("challenge", ['Basic realm="kg"', DIGEST, None])
def test_a_wrong_password_is_said_and_not_shown(server: Toy, tmp_path: Path, challenge: str | None) -> None:
    headers = {"WWW-Authenticate": challenge} if challenge else {}
    server.allowed = lambda request: Answer(401, str(request.headers) + SECRET, headers)
    with pytest.raises(kg.PushError, match="does not accept what KG_PUSH_USER and KG_PUSH_PASSWORD hold") as caught:
        push(file_of(tmp_path, "x"), server.store)
    assert SECRET not in str(caught.value)
    assert len(server.requests) == 2


def test_an_answer_that_repeats_a_secret_is_not_shown(
    server: Toy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(client.TOKEN, "t0k3n")
    server.allowed = lambda request: Answer(500, str(request.headers))
    with pytest.raises(kg.PushError) as caught:
        push(file_of(tmp_path, "x"), server.store)
    assert str(caught.value) == f"{server.store} answered 500. Nothing was pushed."


@pytest.mark.usefixtures("user")
@pytest.mark.parametrize("challenge", ["Negotiate", 'Digest realm="a", nonce="b", algorithm="MD9"'])
def test_a_kind_of_authentication_that_is_not_known(server: Toy, tmp_path: Path, challenge: str) -> None:
    server.allowed = lambda _: Answer(401, headers={"WWW-Authenticate": challenge})
    with pytest.raises(kg.PushError, match=r"kg cannot make|hold; check them"):
        push(file_of(tmp_path, "x"), server.store)
    assert not any("Authorization" in request.headers for request in server.requests)


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({client.USER: "ann"}, "go together"),
        ({client.PASSWORD: SECRET}, "go together"),
        ({client.USER: "ann", client.PASSWORD: SECRET, client.TOKEN: "t"}, "not both kinds"),
        ({client.TOKEN: f"{SECRET}\r\nHost: other"}, "cannot be sent"),
        ({client.USER: "a:b", client.PASSWORD: SECRET}, "cannot be sent"),
    ],
)
def test_an_environment_that_does_not_fit(environment: dict[str, str], message: str) -> None:
    with pytest.raises(kg.UsageError, match=message) as caught:
        client.credentials(environment)
    assert SECRET not in str(caught.value)


@pytest.mark.usefixtures("user")
def test_a_password_that_can_be_read_on_the_way(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(kg.PushError):
        push(file_of(tmp_path, "x"), "http://kg.invalid/store?key=k3y")
    assert caplog.messages == [
        "http://kg.invalid/store is not https: what you set to say who you are may be read on the way."
    ]


@pytest.mark.usefixtures("user")
def test_a_certificate_that_nobody_vouches_for(server: Toy, tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("there is no openssl: apt-get install openssl")
    files = ["-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem", "-subj", "/CN=127.0.0.1"]
    command = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", *files]
    subprocess.run(command, check=True, capture_output=True)
    server.encrypt(tmp_path / "cert.pem", tmp_path / "key.pem")
    with pytest.raises(kg.PushError, match="certificate that cannot be verified"):
        push(file_of(tmp_path, "x"), server.store)
    assert server.requests == []


def test_credentials_do_not_show() -> None:
    assert repr(client.credentials({client.USER: "ann", client.PASSWORD: SECRET})) == "Credentials()"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        (f"http://ann:{SECRET}@127.0.0.1/store", "user or password in it"),
        ("http://ann@127.0.0.1/store", "user or password in it"),
        ("ftp://127.0.0.1/store", "no address"),
        ("file:///etc/passwd", "no address"),
        ("127.0.0.1:7878", "no address"),
        ("http:///store", "no address"),
        (f"http:ann:{SECRET}@127.0.0.1/store", "This is no address"),
        (f"ann:{SECRET}@127.0.0.1/store", "This is no address"),
        ("http://127.0.0.1:7878/a b", "no address"),
        ("http://127.0.0.1:port/", "broken"),
        ("http://[::1/", "broken"),
        ("http://127.0.0.1/store?graph=urn:g", "names a graph"),
        ("http://127.0.0.1/store?default", "names a graph"),
    ],
)
def test_a_url_that_does_not_fit(tmp_path: Path, url: str, message: str) -> None:
    with pytest.raises(kg.UsageError, match=message) as caught:
        push(file_of(tmp_path, "x"), url)
    assert SECRET not in str(caught.value)


def test_a_url_keeps_its_parameters_and_they_are_not_shown(server: Toy, tmp_path: Path) -> None:
    push(file_of(tmp_path, "x"), f"{server.store}?key=k3y")
    assert server.requests[-1].path == "/store?key=k3y&graph=urn%3Ax"
    server.script = [Answer(404)]
    with pytest.raises(kg.PushError) as caught:
        push(file_of(tmp_path, "x"), f"{server.store}?key=k3y")
    assert "k3y" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "query"),
    [
        ("http://h/store", "http://h/query"),
        ("http://h/sparql-graph-crud-auth", "http://h/sparql"),
        ("http://h/sparql-auth/", "http://h/sparql"),
        ("http://h/news/data", "http://h/news/query"),
        ("http://h/news/update?key=1", "http://h/news/query?key=1"),
        ("http://h/repositories/news/statements", "http://h/repositories/news"),
    ],
)
def test_where_queries_are_answered(url: str, query: str) -> None:
    assert target.query_address(url) == query
