"""Triple stores on loopback, each with a free port and a folder of its own."""

from __future__ import annotations

import urllib.parse
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.servers.programs import OPENER, PATIENCE, free_port, needed, run, started

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OXIGRAPH = "pip install oxigraph"
VIRTUOSO = "apt-get install virtuoso-opensource-7-bin"
"""The program alone: `virtuoso-opensource` also makes a service of it, and asks for its password."""
USER, PASSWORD = "dba", "dba"

TYPES = {
    "ttl": "text/turtle",
    "trig": "application/trig",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}

_LOADED = "select ll_file, ll_error from DB.DBA.load_list where ll_error <> '';"

_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {readable}
MaxQueryMem = 1G
VectorSize = 1000
MaxVectorSize = 1000000
AdjustVectorSize = 0
NumberOfBuffers = 4000
ServerThreads = 10
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
"""


@dataclass(frozen=True)
class Store:
    """What both servers offer: Graph Store, query and update addresses, and questions in SPARQL."""

    url: str

    store = query = update = open_store = ""

    def ask(self, sparql: str, accept: str = "application/sparql-results+json", graph: str = "") -> bytes:
        """The answer to a query, in the format of `accept`; `graph` is what counts as the default graph."""
        fields = {"query": sparql} | ({"default-graph-uri": graph} if graph else {})
        body = urllib.parse.urlencode(fields).encode()
        return self.request("POST", self.url + self.query, body, Accept=accept)

    def triples_of(self, graph: str) -> str:
        """A named graph as N-Triples."""
        sparql = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        return self.ask(sparql, "application/n-triples").decode()

    def put(self, graph: str, body: bytes, form: str) -> None:
        address = f"{self.url}{self.open_store}?{urllib.parse.urlencode({'graph': graph})}"
        self.request("PUT", address, body, Content_Type=TYPES[form])

    def request(self, method: str, url: str, body: bytes | None, **headers: str) -> bytes:
        """The body of an answer; raises `urllib.error.HTTPError` for what is no success."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(url, body, named, method=method)  # noqa: S310  (loopback)
        with OPENER.open(request, timeout=PATIENCE) as answer:
            return bytes(answer.read())


class Oxigraph(Store):
    store, query, update, open_store = "/store", "/query", "/update", "/store"

    def replace_all(self, body: bytes, form: str) -> None:
        self.request("PUT", f"{self.url}/store", body, Content_Type=TYPES[form])

    def everything(self) -> str:
        """The whole dataset as N-Quads."""
        return self.request("GET", f"{self.url}/store", None, Accept=TYPES["nq"]).decode()


@dataclass(frozen=True)
class Virtuoso(Store):
    isql: str
    sql: int
    readable: Path

    store, query, update, open_store = "/sparql-graph-crud-auth", "/sparql", "/sparql-auth", "/sparql-graph-crud"

    def open(self) -> None:
        """Let everybody write at `open_store`, so that not every test has to log in; the other doors stay locked."""
        self._order('grant SPARQL_UPDATE to "SPARQL";', "DB.DBA.RDF_DEFAULT_USER_PERMS_SET('nobody', 7);")

    def bulk_load(self, files: list[Path]) -> None:
        """Load files that name graphs (N-Quads, TriG), which the Graph Store of Virtuoso does not take."""
        orders = [f"ld_dir('{file.parent}', '{file.name}', 'urn:none');" for file in files]
        self._order(*orders)
        output = self._order("rdf_loader_run();", _LOADED)
        refused = [line for line in output.splitlines() if line.startswith("/")]
        self._order("delete from DB.DBA.load_list;")
        assert refused == []

    def clear(self, *graphs: str) -> None:
        self._order(*(f"SPARQL CLEAR GRAPH <{graph}>;" for graph in graphs))

    def _order(self, *orders: str) -> str:
        """What the SQL shell prints about orders, one a line; it marks errors with stars."""
        command = [self.isql, f"127.0.0.1:{self.sql}", USER, PASSWORD, "ERRORS=stdout", "VERBOSE=OFF", "BANNER=OFF"]
        output, _ = run(command, "\n".join(orders) + "\n")
        assert "***" not in output, output
        return output


@contextmanager
def oxigraph(folder: Path) -> Iterator[Oxigraph]:
    program = needed("oxigraph", OXIGRAPH)
    port = free_port()
    command = [program, "serve", "--location", folder / "data", "--bind", f"127.0.0.1:{port}"]
    with started(command, folder, f"http://127.0.0.1:{port}/"):
        yield Oxigraph(f"http://127.0.0.1:{port}")


@contextmanager
def virtuoso(folder: Path, readable: Path) -> Iterator[Virtuoso]:
    """Virtuoso with an empty database; it may load files below `readable`."""
    program, isql = needed("virtuoso-t", VIRTUOSO), needed("isql-vt", VIRTUOSO)
    sql, http = free_port(), free_port()
    (folder / "kg.ini").write_text(_INI.format(folder=folder, sql=sql, http=http, readable=readable), "utf-8")
    url = f"http://127.0.0.1:{http}"
    with started([program, "+configfile", folder / "kg.ini", "+foreground"], folder, f"{url}/sparql"):
        store = Virtuoso(url, isql, sql, readable)
        store.open()
        yield store
