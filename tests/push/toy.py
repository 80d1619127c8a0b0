"""A Graph Store in memory that fails on order: the next answers can be scripted, and every request is kept."""

from __future__ import annotations

import json
import ssl
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from kg.push.lines import parse
from kg.push.target import MARK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PATIENCE = 20


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: str

    @property
    def graph(self) -> str:
        return parse_qs(urlsplit(self.path).query, keep_blank_values=True).get("graph", [""])[0]


@dataclass
class Answer:
    """What the server does instead of its work."""

    code: int = 0
    body: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    hang: bool = False
    cut: bool = False


@dataclass
class Toy:
    """The server: graphs by IRI, the scripted answers still to come, and what was asked so far."""

    url: str = ""
    graphs: dict[str, set[str]] = field(default_factory=dict)
    script: list[Answer] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    allowed: Callable[[Request], Answer | None] = lambda _: None
    stopped: threading.Event = field(default_factory=threading.Event)
    server: ThreadingHTTPServer | None = None

    @property
    def store(self) -> str:
        return f"{self.url}/store"

    def encrypt(self, certificate: Path, key: Path) -> None:
        """Speak https from now on."""
        assert self.server
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.url = self.url.replace("http:", "https:")

    def work(self, request: Request) -> Answer:
        if request.path.startswith("/query"):
            return Answer(200, self._marks())
        if not request.path.startswith("/store"):
            return Answer(404)
        found = {line.triple for raw in request.body.split("\n")[1:] if (line := parse(raw))}
        kept = self.graphs.get(request.graph, set()) if request.method == "POST" else set()
        self.graphs[request.graph] = kept | found
        return Answer(204)

    def _marks(self) -> str:
        rows = [
            {"g": {"value": graph}, "h": {"value": line.split('"')[1]}}
            for graph, lines in self.graphs.items()
            for line in lines
            if f"<{MARK}>" in line
        ]
        return json.dumps({"results": {"bindings": rows}})


@contextmanager
def toy() -> Iterator[Toy]:
    """A toy server on loopback."""
    state = Toy()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            request = Request(self.command, self.path, dict(self.headers), body)
            state.requests.append(request)
            answer = state.allowed(request) or (state.script.pop(0) if state.script else state.work(request))
            if answer.hang:
                state.stopped.wait(PATIENCE)
            if answer.hang or answer.cut:
                self.close_connection = True
                return
            self.send_response_only(answer.code)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body.encode())))
            self.end_headers()
            self.wfile.write(answer.body.encode())

        do_PUT = do_POST = do_GET = answer  # noqa: N815  (http.server's names)

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        state.server = server
        state.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield state
        finally:
            state.stopped.set()
            server.shutdown()
            thread.join()
