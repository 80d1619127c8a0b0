"""Apache Jena as Debian packs it: jars without start scripts, and one set of resources in the wrong place."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.servers.programs import needed, run

if TYPE_CHECKING:
    from collections.abc import Sequence

JENA = "apt-get install libapache-jena-java default-jre-headless"

_JARS = Path("/usr/share/java")
_NEEDED = (
    "slf4j-api slf4j-simple commons-lang3 commons-io commons-cli commons-codec commons-csv commons-compress gson "
    "titanium-json-ld jsonld-java jakarta.json-api protobuf httpclient httpcore httpclient-cache jackson-core "
    "jackson-databind jackson-annotations guava thrift dexx.collection"
).split()
_MISPLACED = "org/apache/jena/ext/xerces/"
"""Where the jar has what its classes look for under `xerces/`; without it every typed literal is an internal error."""


class Jena:
    """Jena's command-line programs: `java CLASS ARGUMENTS`."""

    def __init__(self, folder: Path) -> None:
        self._java = needed("java", JENA)
        if not (_JARS / "jena-cmds.jar").exists():
            pytest.skip(f"there is no Apache Jena: {JENA}")
        with zipfile.ZipFile(_JARS / "jena-core.jar") as core:
            for name in core.namelist():
                if name.startswith(_MISPLACED) and name.endswith(".properties"):
                    place = folder / "xerces" / name.removeprefix(_MISPLACED)
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(core.read(name))
        jars = sorted(str(path) for path in _JARS.glob("jena-*.jar") if not re.search(r"-\d+\.", path.name))
        self._path = ":".join([str(folder), *jars, *(str(_JARS / f"{name}.jar") for name in _NEEDED)])

    def run(self, program: str, *arguments: str | Path) -> tuple[str, str]:
        """Standard output and error of one program, such as `riotcmd.riot`, which must succeed."""
        # compile little and collect simply: these are short runs on a machine that others use
        options = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g", "-Dfile.encoding=UTF-8"]
        return run([self._java, *options, "-cp", self._path, program, *arguments])

    def riot(self, files: Sequence[Path]) -> None:
        """Read files strictly; fails on the first error or warning, naming the file."""
        _, log = self.run("riotcmd.riot", "--strict", "--validate", *files)
        assert [line for line in log.splitlines() if not line.startswith("[main] INFO")] == [], log[-2000:]

    def quads(self, files: Sequence[Path]) -> str:
        """All files together as N-Quads."""
        return self.run("riotcmd.riot", "--strict", "--output=nquads", *files)[0]
