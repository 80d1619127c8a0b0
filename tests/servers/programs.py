"""Programs that tests start: where they are, what to install where they are missing, and how they end."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PATIENCE = 120
"""Seconds a program may take to start or to do its work; the machines are shared."""

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Loopback is never reached through a proxy, whatever the environment says."""


def needed(program: str, install: str) -> str:
    """The path of a program; the test is skipped, with the command that installs it, where it is missing."""
    beside = Path(sys.executable).with_name(program)  # of this environment, which need not be active
    found = str(beside) if beside.exists() else shutil.which(program)
    if found is None:
        pytest.skip(f"there is no {program}: {install}")
    return found


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def run(command: Sequence[str | Path], text: str | None = None) -> tuple[str, str]:
    """Standard output and error of a command that must succeed."""
    done = subprocess.run(
        [*map(str, command)], input=text, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE
    )
    assert done.returncode == 0, (
        f"{command[0]} ended with {done.returncode}: {done.stderr[-2000:] or done.stdout[-2000:]}"
    )
    return done.stdout, done.stderr


@contextmanager
def started(command: Sequence[str | Path], folder: Path, url: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server in `folder` that answers at `url`; it is gone when the block ends, also after a failure."""
    log = folder / "output.txt"
    with (
        log.open("wb") as output,
        subprocess.Popen([*map(str, command)], cwd=folder, stdout=output, stderr=subprocess.STDOUT) as process,
    ):
        try:
            _wait_for(process, url, log)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            OPENER.open(url, timeout=5).close()
        except urllib.error.HTTPError:
            return  # it answers
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{process.args!r} did not start: {log.read_text('utf-8', 'replace')[-2000:]}")
