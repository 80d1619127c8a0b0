"""How readers speak about what went wrong: `ReadError` for what is lost, `ReadWarning` for what is kept."""

from __future__ import annotations

import errno
import logging
from typing import TYPE_CHECKING

from kg.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Callable

_LOG = logging.getLogger("kg.readers")

_REASON = {
    errno.ENOENT: "no such file or folder; check the spelling",
    errno.ENOTDIR: "no such file or folder, because a part of the path is a file; check the spelling",
    errno.EACCES: "permission denied; make it readable (chmod +r) or leave it out",
    errno.EPERM: "permission denied; make it readable (chmod +r) or leave it out",
    errno.ELOOP: "this link leads back to itself; remove it or name its target",
    errno.ENAMETOOLONG: "no file can have so long a name; to read text itself, save it to a file or pipe it to `-`",
}
_LONGEST_NAME = 120


class ReadWarning(ReadError):  # noqa: N818 - nothing has failed
    """Something about a document could not be read, but the document itself was, and is still yielded."""


class Reporter:
    """Passes errors to `on_error` and lets reading go on; without `on_error` an error is raised, a warning logged."""

    __slots__ = ("_on_error", "_stop")

    def __init__(self, on_error: Callable[[ReadError], None] | None = None) -> None:
        """`on_error` is called with each `ReadError` (also each `ReadWarning`), in reading order."""
        self._on_error = on_error
        self._stop: Exception | None = None

    def error(self, message: str, *, cause: BaseException | None = None) -> None:
        """A document is lost. Raises `ReadError` when nobody listens."""
        self.lost(ReadError(message), cause=cause)

    def lost(self, error: ReadError, *, cause: BaseException | None = None) -> None:
        """The same for an error that exists already."""
        if self._stop is not None:
            raise self._stop  # the listener wants no more: what it raised is not an error of the source
        if self._on_error is None:
            raise error from cause
        self._tell(error)

    def warn(self, message: str) -> None:
        """A detail of a document is lost; the document is kept."""
        if self._on_error is None:
            _LOG.warning("%s", message)
        else:
            self._tell(ReadWarning(message))

    def _tell(self, error: ReadError) -> None:
        try:
            if self._on_error is not None:
                self._on_error(error)
        except Exception as stop:
            self._stop = stop
            raise


def explain(error: OSError, name: str) -> ReadError:
    """One sentence for what the operating system refused about the file or folder `name`.

    >>> str(explain(FileNotFoundError(2, "No such file or directory"), "news.txt"))
    'news.txt: no such file or folder; check the spelling.'
    """
    reason = _REASON.get(error.errno or 0, f"cannot be read ({error.strerror or error}); check the disk")
    return ReadError(f"{shorten(name)}: {reason}.")


def shorten(name: str, longest: int = _LONGEST_NAME) -> str:
    r"""`name` on one line and no longer than `longest` characters, for messages.

    >>> shorten("abcdefgh", 5)
    'abcd\u2026'
    """
    # names of files may hold bytes that are no text (lone surrogates), which could not be printed
    line = " ".join(name.encode("utf-8", "replace").decode().split())
    return line if len(line) <= longest else line[: longest - 1] + "\N{HORIZONTAL ELLIPSIS}"
