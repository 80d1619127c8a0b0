"""Bytes to text. An encoding is taken for granted only when the bytes leave no other plausible reading.

In this order: the encoding the caller names; a byte order mark (UTF-8, UTF-16, UTF-32); valid UTF-8; what the
document declares about itself (HTML); Windows-1252, when the text is English with the typographic signs and accented
names that this encoding is used for; what charset-normalizer finds, when no rival reading comes near. Otherwise the
source is refused. Binary data is refused before all of it.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, BinaryIO, Final

from kg.errors import ReadError
from kg.readers.report import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from charset_normalizer import CharsetMatch

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is the beginning of this one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (
    (b"%PDF-", "a PDF file (name it .pdf or pass --read-as pdf)"),
    (b"PK\x03\x04", "a ZIP archive or office document (save it as text, HTML or PDF first)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (save it as text, HTML or PDF first)"),
    (b"{\\rtf", "a rich-text file (save it as text first)"),
    (b"\x1f\x8b\x08", "a gzip archive (name it .gz)"),
    (b"BZh", "a bzip2 archive (name it .bz2)"),
    (b"\xfd7zXZ\x00", "an xz archive (name it .xz)"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive (unpack it first)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive (unpack it first)"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"ID3", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"wOFF", "a font"),
)
# Labels that the web uses for a wider encoding than they name (WHATWG Encoding Standard, "Names and labels").
_WIDER: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_BYTES: Final = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b")
_SAMPLE: Final = 2**16
# Text converters leave a few controls behind; in compressed or executable data every ninth byte is one.
_MAX_CONTROL_SHARE: Final = 0.05
_SOME_CONTROLS: Final = 8
# Measured on single sentences: right readings of Cyrillic and Japanese pass, Polish against Western European does not.
_MAX_CHAOS: Final = 0.05
_CHAOS_MARGIN: Final = 0.1
_COHERENCE_MARGIN: Final = 0.15
_ENOUGH_FOREIGN: Final = 16
_BEFORE: Final = 1000
_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]+")


def decode(data: bytes, name: str, *, encoding: str | None = None, declared: str = "") -> str:
    """The text of `data`, byte order mark left out, nothing else changed.

    `name` is for messages; `encoding` is the caller's order and wins; `declared` is what the document says of itself.
    Raises `ReadError` for binary data, for an unknown or wrong encoding, and when the encoding is in doubt.
    """
    codec = codec_of(data[:_SAMPLE], name, encoding=encoding) or "utf-8"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        if codec != "utf-8" or encoding:
            raise _wrong(name, codec, error) from error
        return _decode_other(data, name, declared, error)
    _refuse_controls(text[:_SAMPLE], name)
    return text.removeprefix("\ufeff") if encoding else text


def codec_of(head: bytes, name: str, *, encoding: str | None = None) -> str:
    """The codec that the caller or a byte order mark decides, or "". Raises `ReadError` when `head` is binary."""
    for magic, what in _MAGIC:
        if head.startswith(magic):
            message = f"{shorten(name)}: this is {what}, not text."
            raise ReadError(message)
    if encoding:
        return _known_codec(encoding, name)
    for mark, codec in _BOMS:
        if head.startswith(mark):
            return codec
    _refuse_control_bytes(head[:_SAMPLE], name)
    return ""


def codec_of_stream(stream: BinaryIO, name: str, *, encoding: str | None = None) -> str:
    """The codec of a whole seekable stream, found in one pass with little memory; the stream is rewound after it."""
    codec = codec_of(stream.read(_SAMPLE), name, encoding=encoding)
    stream.seek(0)
    if codec:
        return codec
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in _chunks(stream):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        stream.seek(0)
        found = _detected(b"".join(_lines_not_ascii(stream)))
        if not found:
            raise _in_doubt(name, error) from error
        codec = found
    stream.seek(0)
    return codec or "utf-8"


def decode_line(line: bytes, where: str) -> str:
    """One line of a UTF-8 file. Raises `ReadError` that says `where` when it is not UTF-8."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _in_doubt(where, error) from error


def decode_error(name: str, codec: str, error: UnicodeDecodeError) -> ReadError:
    """The sentence for a stream that turns out not to be in `codec` after all."""
    return _wrong(name, codec, error)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(2**20):
        yield chunk


def _lines_not_ascii(stream: BinaryIO, enough: int = 2**18) -> Iterator[bytes]:
    size = 0
    for chunk in _chunks(stream):
        if _NOT_ASCII.search(chunk):
            yield chunk
            size += len(chunk)
        if size >= enough:
            return


def _decode_other(data: bytes, name: str, declared: str, error: UnicodeDecodeError) -> str:
    if declared:
        codec = _known_codec(declared, name)
        codec = _WIDER.get(codec, codec)
        try:
            return data.decode(codec)
        except UnicodeDecodeError as failed:
            raise _wrong(name, codec, failed) from failed
    found = _detected(data)
    if not found:
        raise _in_doubt(name, error) from error
    return data.decode(found)


def _known_codec(encoding: str, name: str) -> str:
    try:
        codec = codecs.lookup(encoding.strip())
        "".encode(codec.name)  # refuses codecs that are not between text and bytes, such as base64
    except (LookupError, ValueError) as error:
        message = f"{shorten(name)}: there is no encoding called {encoding!r}; pass --encoding with one such as cp1252."
        raise ReadError(message) from error
    return codec.name


def _detected(data: bytes) -> str:
    if _is_english_windows(data):
        return "cp1252"
    sample = _sample(data)
    if sum(map(len, _NOT_ASCII.findall(sample))) < _ENOUGH_FOREIGN:
        return ""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - heavy, and rarely needed

    matches = list(from_bytes(sample))
    if not matches:
        return ""
    best, *others = matches
    if best.chaos > _MAX_CHAOS or any(_is_near(best, other) for other in others):
        return ""
    try:
        data.decode(best.encoding)
    except UnicodeDecodeError:
        return ""
    return best.encoding


def _sample(data: bytes) -> bytes:
    first = _NOT_ASCII.search(data)
    start = max(0, first.start() - _BEFORE) if first else 0
    return data[start : start + _SAMPLE]


def _is_near(best: CharsetMatch, other: CharsetMatch) -> bool:
    # "chaos" counts unlikely neighbours, "coherence" how well the letters fit a language; both run from 0 to 1
    close = other.chaos < best.chaos + _CHAOS_MARGIN and other.coherence > best.coherence - _COHERENCE_MARGIN
    return close and str(other) != str(best)


# Windows-1252 signs that stand between words or at their edge, and those that also stand inside a word.
_SIGNS: Final = frozenset(
    "\u20ac\u201a\u201e\u2026\u2039\u203a\u201c\u201d\u2022\u2122\xa1\xa3\xa7\xa9\xab\xae\xb0\xb1\xb7\xbb\xbc\xbd\xbe\xbf"
)
_JOINING: Final = frozenset("\u2018\u2019\u2013\u2014\xa0\xad\xb7")
_WORD_AROUND: Final = re.compile("[A-Za-z\x80-\U0010ffff]*[\x80-\U0010ffff][A-Za-z\x80-\U0010ffff]*")
# Accented letters among all letters: English with foreign names stays below, French, Czech or Turkish do not.
_MAX_ACCENTED_SHARE: Final = 0.05


def _is_english_windows(data: bytes) -> bool:
    """Whether `data` reads as English in Windows-1252, the encoding browsers assume for English (HTML standard).

    Each non-ASCII byte must be a typographic sign in a place where it can stand, or a letter in a word of plausible
    case; what the same bytes mean in Mac Roman, in DOS code pages or in scripts other than Latin fails one of these.
    """
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    letters = sum(map(len, re.findall(r"[A-Za-z]+", text)))
    accented = sum(map(len, re.findall(r"[\u00c0-\u00ff\u0152-\u0178]+", text)))
    if accented > letters * _MAX_ACCENTED_SHARE:
        return False
    return all(_is_plausible_word(match.group()) for match in _WORD_AROUND.finditer(text))


def _is_plausible_word(run: str) -> bool:
    for part in re.split("[" + "".join(sorted(_JOINING)) + "]", run):
        word = part.strip("".join(sorted(_SIGNS)))
        if not word:
            continue
        if not word.isalpha() or "\u0192" in word or "\u02c6" in word:
            return False
        if not word.isascii() and not (word.isupper() or word[1:].islower() or (len(word) == 1)):
            return False
    return True


def _refuse_control_bytes(head: bytes, name: str) -> None:
    zeros = head.count(0)
    if zeros > _SOME_CONTROLS and max(head[::2].count(0), head[1::2].count(0)) > zeros * 0.95 > len(head) * 0.4:
        message = (
            f"{shorten(name)}: this looks like UTF-16 without a byte order mark; "
            "pass --encoding utf-16-le or --encoding utf-16-be."
        )
        raise ReadError(message)
    controls = len(head) - len(head.translate(None, _CONTROL_BYTES))
    _refuse_share(controls, len(head), name)


def _refuse_controls(head: str, name: str) -> None:
    _refuse_share(len(_CONTROL.findall(head)), len(head), name)


def _refuse_share(controls: int, size: int, name: str) -> None:
    if controls >= _SOME_CONTROLS and controls > size * _MAX_CONTROL_SHARE:
        message = f"{shorten(name)}: this is binary data, not text; leave it out or convert it to text first."
        raise ReadError(message)


def _wrong(name: str, codec: str, error: UnicodeDecodeError) -> ReadError:
    return ReadError(
        f"{shorten(name)}: byte {error.start} is not valid {codec}; pass the right encoding with --encoding."
    )


def _in_doubt(name: str, error: UnicodeDecodeError) -> ReadError:
    return ReadError(
        f"{shorten(name)}: byte {error.start} is not UTF-8 and the encoding cannot be told for certain; "
        "name it with --encoding, for example --encoding cp1252."
    )
