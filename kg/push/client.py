"""Requests to one server: authenticated, tried again after a while when that may help, and explained in one sentence.

Name and password are sent only where they belong: to the server that was named, when it asks for them (RFC 9110
section 11.6), as a digest (RFC 7616) where it offers that; a bearer token (RFC 6750) goes with every request to it.
No redirect is followed. Neither ever stands in a message.
"""

from __future__ import annotations

import base64
import http.client
import logging
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple, cast
from urllib.parse import quote, urlsplit, urlunsplit

from kg.errors import UsageError

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Mapping
    from email.message import Message

USER, PASSWORD, TOKEN = "KG_PUSH_USER", "KG_PUSH_PASSWORD", "KG_PUSH_TOKEN"
"""The variables of the environment that hold who pushes."""

_log = logging.getLogger("kg")
_wait = time.sleep

LONGEST_WAIT = 120
"""Seconds; a server that asks for more patience is not waited for."""
_LONGEST_ANSWER = 1 << 26
_SHOWN = 160
_READ = 6400  # of an error's text, at once: a server that drips is not waited for
_UNAUTHORIZED = 401
_FORBIDDEN = 403
_BUSY = {429, 502, 503, 504}
_REDIRECTS = range(300, 400)
_KEPT = "/%:@!$&'()*+,;=~"  # in a path, as it is
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}

_ADVICE = {
    _UNAUTHORIZED: f"asks who you are; set {USER} and {PASSWORD}, or {TOKEN}, in the environment",
    _FORBIDDEN: "does not allow this; check the rights of the user there",
    404: "has nothing at this address; check the path of the URL",
    405: "takes no writing at this address; check the path of the URL",
    413: "finds this graph too large; raise its limit",
    415: "does not take Turtle at this address; check the path of the URL",
    501: "cannot do this at this address; check the path of the URL",
}
_HERE = {413}
"""Of these, what is wrong with one graph and not with the address."""


class RefusedError(Exception):
    """A request failed for good; the text is a sentence without its end.

    `everywhere`: the next request would fail as well; `code`: what the server answered, 0 when it did not.
    """

    def __init__(self, message: str, *, everywhere: bool, code: int = 0) -> None:
        """All as the class says."""
        super().__init__(message)
        self.everywhere = everywhere
        self.code = code


class _BusyError(Exception):
    """A request that may succeed later; `wait` is what the server asks for, in seconds, `cut`: there was no answer."""

    def __init__(self, reason: str, wait: float | None = None, *, cut: bool = False) -> None:
        super().__init__(reason)
        self.wait = wait
        self.cut = cut


class Patience(NamedTuple):
    """How many seconds a server may stay silent, and how often a request is sent before it counts as failed."""

    timeout: float
    tries: int


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who pushes. Its text shows nothing."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Everything that must not be shown."""
        found = (self.password, self.token, self.basic if self.user else "")
        return tuple(text for text in found if text)

    @property
    def basic(self) -> str:
        """User and password as basic authentication encodes them (RFC 7617)."""
        return base64.b64encode(f"{self.user}:{self.password}".encode()).decode()


def credentials(environment: Mapping[str, str]) -> Credentials:
    """Who pushes, by the environment. Raises `UsageError` for half of a name and password, and for both kinds."""
    found = Credentials(*(environment.get(name, "") for name in (USER, PASSWORD, TOKEN)))
    if found.token and (found.user or found.password):
        message = f"Set either {USER} and {PASSWORD}, or {TOKEN}, not both kinds."
        raise UsageError(message)
    if bool(found.user) != bool(found.password):
        message = f"{USER} and {PASSWORD} go together: set both in the environment, or neither."
        raise UsageError(message)
    if not found.token.isascii() or not (found.user + found.password + found.token).isprintable() or ":" in found.user:
        message = f"{USER}, {PASSWORD} or {TOKEN} has a character that cannot be sent, such as a line end; check them."
        raise UsageError(message)
    return found


def checked_url(url: str) -> str:
    """A server's address, ready to be sent. Raises `UsageError` with the reason when it is unfit."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except (ValueError, UnicodeError):
        message = "The URL of the server is broken; give one such as http://127.0.0.1:7878/store."
        raise UsageError(message) from None
    if "@" in parts.netloc:
        message = f"The URL of the server has a user or password in it: set {USER} and {PASSWORD} instead."
        raise UsageError(message)
    if parts.scheme.lower() not in {"http", "https"} or not host or not url.isprintable() or " " in url:
        named = "This" if "@" in url else repr(url[:100])  # it may be a broken form of one with a password
        message = f"{named} is no address of a server; give one such as http://127.0.0.1:7878/store."
        raise UsageError(message)
    netloc = (f"[{host}]" if ":" in host else host) + (f":{port}" if port is not None else "")
    return urlunsplit((parts.scheme.lower(), netloc, quote(parts.path, _KEPT), quote(parts.query, _KEPT + "?"), ""))


def shown(url: str) -> str:
    """An address without its parameters, which may hold a key."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))


class Client:
    """Sends requests; see the module."""

    def __init__(self, url: str, who: Credentials, patience: Patience, notice: Callable[[str], object]) -> None:
        """For a server of a checked URL; `notice` is told why there is a wait."""
        self._origin = _origin(url)
        self._who = who
        self._timeout, self._tries = patience
        self._notice = notice
        self._answered = False
        self._scheme: Callable[[urllib.request.Request], str] | None = self._bearer if who.token else None
        if who.secrets and self._origin[0] == "http" and self._origin[1] not in _LOOPBACK:
            _log.warning("%s is not https: what you set to say who you are may be read on the way.", shown(url))
        self._digests = urllib.request.HTTPDigestAuthHandler(_Password(who))
        proxies = urllib.request.ProxyHandler({} if self._origin[1] in _LOOPBACK else None)
        self._opener = urllib.request.build_opener(proxies, _NoRedirects)

    @property
    def asks(self) -> bool:
        """Whether it is still open how the server wants the name and password that there are."""
        return bool(self._who.user) and self._scheme is None

    def send(self, method: str, url: str, body: bytes, headers: Mapping[str, str], *, read: bool = False) -> bytes:
        """The body of the answer, if it is to be read. Raises `RefusedError` when there is no answer that helps."""
        waits = [float(1 << number) for number in range(self._tries - 1)]  # 1, 2, 4, ... seconds: always the same
        for wait in waits:
            try:
                return self._once(method, url, body, headers, read=read)
            except _BusyError as error:
                asked = wait if error.wait is None else max(error.wait, 0.0)
                if asked > LONGEST_WAIT:
                    message = f"{shown(url)} wants to be left alone for {asked:.0f} seconds; push again after that"
                    raise RefusedError(message, everywhere=True) from error
                self._notice(f"{error}; trying again in {asked:.0f} s")
                _wait(asked)
                if error.cut and self._who.user:
                    self._ask_again(url)
        try:
            return self._once(method, url, body, headers, read=read)
        except _BusyError as error:
            tried = f", {self._tries} times in a row" if waits else ""
            message = f"{shown(url)} {error}{tried}; see whether it is well and push again"
            raise RefusedError(message, everywhere=True) from error

    def _once(self, method: str, url: str, body: bytes, headers: Mapping[str, str], *, read: bool) -> bytes:
        asked = False
        while True:
            request = urllib.request.Request(url, body, dict(headers), method=method)  # noqa: S310  (checked)
            scheme = self._scheme if self._is_home(url) else None
            if scheme:
                request.add_unredirected_header("Authorization", scheme(request))
            try:
                return self._open(request, _LONGEST_ANSWER if read else 0)
            except urllib.error.HTTPError as error:
                with error:
                    # the first time it says how it wants to be told; later, what it gave out for a digest may be stale
                    if error.code == _UNAUTHORIZED and not asked and self._learn(url, error.headers):
                        asked = True
                        continue
                    raise self._failure(error, url) from None

    def _ask_again(self, url: str) -> None:
        """Learn anew how the server wants to be told: it may have hung up in the middle of a large body to say that."""
        try:
            self._open(urllib.request.Request(url), 0)  # noqa: S310  (checked)
        except urllib.error.HTTPError as error:
            with error:
                if error.code == _UNAUTHORIZED:
                    self._learn(url, error.headers)
        except (RefusedError, _BusyError):
            pass  # the real request will tell

    def _open(self, request: urllib.request.Request, longest: int) -> bytes:
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                self._answered = True
                return bytes(answer.read(longest))
        except urllib.error.HTTPError:
            self._answered = True
            raise
        except urllib.error.URLError as error:
            raise self._unreached(error.reason, request.full_url) from error
        except (OSError, http.client.HTTPException) as error:
            raise self._unreached(error, request.full_url) from error

    def _unreached(self, reason: object, url: str) -> Exception:
        """No answer: worth another try unless the address seems wrong, that is when nothing ever answered there."""
        if isinstance(reason, ssl.SSLCertVerificationError):
            message = (
                f"{shown(url)} has a certificate that cannot be verified ({reason.verify_message}); nothing was sent"
            )
            return RefusedError(message, everywhere=True)
        text = _reason(reason, self._timeout)
        doubtful = isinstance(reason, ConnectionRefusedError | TimeoutError | socket.gaierror)
        if doubtful and not self._answered:
            return RefusedError(f"{shown(url)} {text}; check the address and that the server runs", everywhere=True)
        return _BusyError(text, cut=True)

    def _failure(self, error: urllib.error.HTTPError, url: str) -> Exception:
        said = self._said(error)
        if error.code in _BUSY:
            return _BusyError(f"answered {error.code}{said}", _retry_after(error.headers))
        if error.code in _REDIRECTS:
            place = self._shown_place(error.headers.get("Location", ""))
            message = f"{shown(url)} sends us on to {place}; name that address yourself if you trust it"
            return RefusedError(message, everywhere=True, code=error.code)
        if error.code == _UNAUTHORIZED and (self._who.user or self._who.token):
            advice = f"does not accept what {TOKEN if self._who.token else f'{USER} and {PASSWORD}'} hold; check them"
        else:
            advice = _ADVICE.get(error.code, f"answered {error.code}{said}")
        everywhere = error.code in _ADVICE.keys() - _HERE
        return RefusedError(f"{shown(url)} {advice}", everywhere=everywhere, code=error.code)

    def _shown_place(self, url: str) -> str:
        """Where a redirect leads, unless a secret could be in it."""
        try:
            place = _plain(shown(url))
        except ValueError:
            place = ""
        return place[:_SHOWN] if place and "@" not in place and not self._is_secret(place) else "somewhere else"

    def _is_secret(self, text: str) -> bool:
        return any(secret in text for secret in self._who.secrets)

    def _said(self, error: urllib.error.HTTPError) -> str:
        """The beginning of an error's text in parentheses; nothing when it repeats a secret."""
        try:
            text = cast("io.BufferedIOBase", error.fp).read1(_READ).decode("utf-8", "replace")
        except (OSError, AttributeError, http.client.HTTPException):
            return ""
        if self._is_secret(text):
            return ""
        if "html" in error.headers.get("Content-Type", ""):
            text = re.sub(r"<[^>]*>", " ", text)
        text = _plain(text)
        return f" ({text[:_SHOWN]}{'...' if len(text) > _SHOWN else ''})" if text else ""

    # ---- authentication

    def _is_home(self, url: str) -> bool:
        """Whether an address is on the server that names and passwords are for."""
        return _origin(url) == self._origin

    def _learn(self, url: str, headers: Message) -> bool:
        """Choose how to authenticate by what the server offers; whether that makes another try worth it."""
        offers = headers.get_all("WWW-Authenticate", [])
        digests = [offer.partition(" ")[2] for offer in offers if offer.lower().startswith("digest ")]
        if not self._who.user or not self._is_home(url):
            return False
        if digests:
            parts = [part for part in urllib.request.parse_http_list(digests[0]) if "=" in part]
            fields = urllib.request.parse_keqv_list(parts)
            self._scheme = lambda request: self._digest(request, fields)
            return True
        if self._scheme is None and (not offers or any(offer.lower().startswith("basic") for offer in offers)):
            self._scheme = self._basic
            return True
        return False

    def _bearer(self, _: urllib.request.Request) -> str:
        return f"Bearer {self._who.token}"

    def _basic(self, _: urllib.request.Request) -> str:
        return f"Basic {self._who.basic}"

    def _digest(self, request: urllib.request.Request, fields: Mapping[str, str]) -> str:
        try:
            found = self._digests.get_authorization(request, fields)
            (found or "").encode("latin-1")  # what a header can hold
        except (ValueError, urllib.error.URLError):
            found = None
        if not found:
            message = f"{shown(request.full_url)} asks for a digest of a kind, or of a name, that kg cannot make"
            raise RefusedError(message, everywhere=True)
        return f"Digest {found}"


class _Password(urllib.request.HTTPPasswordMgr):
    """One name and password, whatever the realm."""

    def __init__(self, who: Credentials) -> None:
        super().__init__()
        self._who = who

    def find_user_password(self, realm: str, authuri: str) -> tuple[str | None, str | None]:  # noqa: ARG002
        """The name and password."""
        return self._who.user, self._who.password


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """What was meant for one address is never sent to another."""

    def http_error_302(self, *_: object, **__: object) -> None:
        """No request; the answer then counts as an error."""

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def _reason(reason: object, timeout: float) -> str:
    if isinstance(reason, TimeoutError):
        return f"did not answer for {timeout:.0f} seconds"
    if isinstance(reason, socket.gaierror):
        return "has a name that is not known"
    if isinstance(reason, ConnectionRefusedError):
        return "takes no connection"
    if isinstance(reason, ConnectionError | http.client.HTTPException):
        return "broke the connection off"
    return f"cannot be reached ({_plain(str(getattr(reason, 'strerror', None) or reason))[:_SHOWN]})"


def _retry_after(headers: Message) -> float | None:
    """Seconds of Retry-After (RFC 9110 section 10.2.3); a date is held against the server's own clock."""
    value = headers.get("Retry-After", "").strip()
    if value.isdecimal() and value.isascii():
        return float(value[:9])
    try:
        return (parsedate_to_datetime(value) - parsedate_to_datetime(headers.get("Date", ""))).total_seconds()
    except (ValueError, TypeError):
        return None


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
