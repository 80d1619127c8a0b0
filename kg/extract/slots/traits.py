"""What can be said of a subject, an object, and the pair, as strings that a linear model gives weights to.

The traits are those of feature-based relation extraction (GuoDong Zhou et al., ACL 2005; Mintz et al., ACL 2009): words
and labels at the ends and around them, the words between, and the lexicalised dependency path. Each names what it is
("object governor=direct>by"), so that a learnt model can be read.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING

from kg.extract.slots.holders import WAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.parse import Parse
    from kg.extract.slots.holders import Held
    from kg.extract.slots.reading import Path, Reading
    from kg.extract.slots.spans import Candidate

_CONTENT = frozenset({"VERB", "NOUN"})
_BETWEEN = frozenset({"VERB", "NOUN", "ADP", "AUX", "ADJ"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod"})
_ARTICLES = frozenset({"The", "A", "An"})
_ARTICLE_WORDS = frozenset({"the", "a", "an"})
_MOST_HOLDERS = 3
_LEFT_WINDOW, _RIGHT_WINDOW, _BRACKET_WINDOW = 6, 4, 9
_MOST_BETWEEN, _MOST_VERBATIM, _LONGEST_PATH = 12, 4, 6
_DISTANCES = (1, 3, 7, 15)


def subject_traits(reading: Reading, span: Candidate) -> list[str]:
    """Traits of a span as the subject of a property."""
    parse, head = reading.parse, span.head
    words = parse.words
    found = [
        f"s kind={span.kind}",
        f"s label={reading.label[head]}",
        f"s role={parse.deps[head]}",
        f"s last={parse.lower[span.end - 1]}",
        f"s length={min(4, span.end - span.start)}",
        f"s before={_before(parse, span.start)}",
        f"s after={_after(parse, span.end)}",
        f"s capitals={_capitals(words, span)}",
        f"s governor={reading.lemmas[parse.heads[head]]}",
    ]
    if span.start - parse.sents[parse.sent_of[head]][0] in {0, 1}:
        found.append("s first")
    found += [f"s class={reading.lemmas[noun]}" for noun in reading.classes(head)]
    return found


def topic_traits(reading: Reading, span: Candidate) -> list[str]:
    """Traits that tell whether a span names what the sentence is about, with the right borders."""
    parse = reading.parse
    start, end = span.start, span.end
    first, last = parse.sents[parse.sent_of[span.head]]
    inner, words = parse.pos[start:end], parse.words[start:end]
    article = _article(parse, start)
    found = [
        f"t place={min(5, start - first)}",
        f"t after tag={parse.pos[end] if end < len(parse) else '$'}",
        f"t before tag={parse.pos[start - 1] if start > first else '^'}",
        f"t borders={parse.tags[start]} {parse.tags[end - 1]}",
        f"t around={parse.lower[start - 1] if start > first else '^'} _ {_after(parse, end)}",
        f"t verbs={sum(pos in {'VERB', 'AUX'} for pos in inner)}",
        f"t prepositions={inner.count('ADP')}",
        f"t joints={sum(pos == 'CCONJ' or word == ',' for pos, word in zip(inner, words, strict=True))}",
        f"t small={min(3, sum(word[:1].islower() for word in words))}",
        f"t all small={all(word[:1].islower() for word in words)}",
        f"t article={article}",
        f"t goes on={' '.join(map(str, continuations(parse, span)))}",
        *_entity_traits(parse, start, end),
    ]
    if span.kind != "pronoun":
        found.append(f"t inside={any(_holds(other, span) for other in reading.spans)}")
    if words[0][:1].islower():
        found.append(f"t noun={reading.lemmas[span.head]}")
    found += [f"t class article={reading.lemmas[noun]} {article}" for noun in reading.classes(span.head)]
    predicate = next((i for i in range(first, last) if parse.deps[i] == "attr"), None)
    if predicate is not None:
        found.append(f"t sentence class={reading.lemmas[predicate]} {min(2, start - first)}")
        found.append(f"t sentence class article={reading.lemmas[predicate]} {article}")
    return found


def object_traits(reading: Reading, span: Candidate) -> list[str]:
    """Traits of a span as the object of a property."""
    parse, head = reading.parse, span.head
    words, lower = parse.words, parse.lower
    found = [
        f"o={' '.join(lower[span.start : span.end])}",
        f"o kind={span.kind}",
        f"o head={reading.lemmas[head]}",
        f"o label={reading.label[head]}",
        f"o role={parse.deps[head]}",
        f"o tag={parse.tags[head]}",
        f"o length={min(5, span.end - span.start)}",
        f"o shape={_shape(words[span.start])} {_shape(words[span.end - 1])}",
        f"o capitals={_capitals(words, span)}",
        f"o ending={lower[span.end - 1][-3:]}",
        f"o first={lower[span.start]}",
        f"o borders={borders(parse, span)}",
    ]
    found += _neighbours(parse, span)
    found += _left_modifier(parse, span)
    found += _governors(reading, span)
    found += _windows(reading, span)
    if _in_brackets(parse, span.start):
        found.append("o in brackets")
    found += [f"o class={reading.lemmas[noun]}" for noun in reading.classes(head)]
    return found


def pair_traits(reading: Reading, subject: Candidate, obj: Candidate) -> list[str]:
    """Traits of what stands between a subject and an object, in the text and in the tree."""
    parse = reading.parse
    right = obj.start >= subject.end
    gap = obj.start - subject.end if right else subject.start - obj.end
    side = "R" if right else "L"
    found = [f"order={side}", f"distance={side}{bisect_right(_DISTANCES, gap)}"]
    if subject.start <= obj.start and obj.end <= subject.end:
        found.append("o inside s")
    apart = abs(parse.sent_of[subject.head] - parse.sent_of[obj.head])
    if apart:
        found.append(f"sentences apart={min(3, apart)}")
    else:
        heads = subject.head, obj.head
        if heads not in reading.path_traits:  # many spans have one head
            path = reading.path(*heads)
            reading.path_traits[heads] = [] if path is None else list(_path_traits(reading, path, heads))
        found += reading.path_traits[heads]
    found += _held(reading, (subject.head, obj.head))
    low, high = (subject.end, obj.start) if right else (obj.end, subject.start)
    if 0 <= high - low <= _MOST_VERBATIM:
        found.append(f"between={side} {' '.join(parse.lower[low:high])}")
    if 0 <= high - low <= _MOST_BETWEEN:
        found += [f"between has={reading.lemmas[i]}" for i in range(low, high) if parse.pos[i] in _BETWEEN]
    return found


def _path_traits(reading: Reading, path: Path, ends: tuple[int, int]) -> Iterator[str]:
    parse = reading.parse
    up, down = [parse.deps[i] for i in path.up], [parse.deps[i] for i in reversed(path.down)]
    inner = [i for i in [*path.up[1:], path.top, *reversed(path.down[1:])] if i not in ends]
    lemmas = [reading.lemmas[i] for i in inner if parse.pos[i] != "PUNCT"]
    if len(lemmas) <= _LONGEST_PATH:
        labels = f"{'^'.join(_essential(up))}|{'v'.join(_essential(down))}"
        yield f"path={labels}"
        yield f"path={labels}:{' '.join(lemmas)}"
        yield f"path words={' '.join(lemmas)}"
    yield from (f"path has={lemma}" for lemma in lemmas[:_LONGEST_PATH])
    yield f"path length={min(len(inner), _LONGEST_PATH + 1)}"
    yield f"path top={reading.lemmas[path.top]}"
    yield f"path ends={up[-1] if up else '-'}|{down[0] if down else '-'}"


def _held(reading: Reading, heads: tuple[int, int]) -> Sequence[str]:
    """Who holds whom, at which word, with which preposition between; `heads` are those of subject and object."""
    found = reading.held_traits.get(heads)
    if found is None:
        held, low = reading.holders.of(heads[1]).get(heads[0]), heads[1]
        name = "held"
        if held is None:
            held, low, name = reading.holders.of(heads[0]).get(heads[1]), heads[0], "holds"
        found = reading.held_traits[heads] = list(_holding(reading, name, held, low)) if held else ["held=no"]
    return found


def _holding(reading: Reading, name: str, held: Held, low: int) -> Iterator[str]:
    way, governor = WAYS[held.way], reading.parse.heads[low]
    at = f"{name} at={way} {reading.lemmas[held.at]}"
    yield f"{name}={way} {min(held.rank, _MOST_HOLDERS)}"
    yield at
    yield f"{at} {reading.parse.lower[governor] if reading.parse.pos[governor] == 'ADP' else ''}"


def continuations(parse: Parse, span: Candidate) -> tuple[int, int]:
    """Does a name go on before the span, and after it?"""
    before, after = span.start - 1, span.end
    return int(before >= 0 and _is_of_name(parse, before)), int(after < len(parse) and _is_of_name(parse, after))


def _is_of_name(parse: Parse, i: int) -> bool:
    first = parse.words[i][:1]
    return (first.isupper() or first.isdigit()) and parse.lower[i] not in _ARTICLE_WORDS


def _essential(labels: list[str]) -> list[str]:
    """Members of a coordination stand where the whole stands."""
    return [label for label in labels if label not in {"conj", "appos"}]


def _neighbours(parse: Parse, span: Candidate) -> Iterator[str]:
    before, after = _before(parse, span.start), _after(parse, span.end)
    yield f"o before={before}"
    yield f"o before 2={_before(parse, span.start - 1)} {before}"
    yield f"o before that={_before(parse, span.start - 1)}"
    yield f"o after={after}"
    yield f"o after 2={after} {_after(parse, span.end + 1)}"
    yield f"o around={before} _ {after}"


def borders(parse: Parse, span: Candidate) -> str:
    """How the span lies to the recogniser's entities: the same, inside one, around one, or apart."""
    holds = False
    for entity in parse.ents:
        if (entity.start, entity.end) == (span.start, span.end):
            return "same"
        if entity.start <= span.start and span.end <= entity.end:
            return "inside"
        holds = holds or (span.start <= entity.start and entity.end <= span.end)
    return "around" if holds else "apart"


def _left_modifier(parse: Parse, span: Candidate) -> Iterator[str]:
    """Is something left out that modifies the span's head?"""
    i = span.start - 1
    if i >= 0 and parse.heads[i] == span.head and parse.deps[i] in _MODIFIERS:
        yield f"o without={parse.deps[i]}"
        yield f"o without word={parse.lower[i]}"


def _governors(reading: Reading, span: Candidate) -> Iterator[str]:
    parse, lemmas, label = reading.parse, reading.lemmas, reading.label[span.head]
    head, steps = reading.root(span.head)
    if steps:
        yield f"o coordinated={min(steps, 2)}"
    governor = parse.heads[head]
    if parse.deps[head] == "pobj" or parse.pos[governor] == "ADP":
        words = parse.lower[governor]
        above = parse.heads[governor]
        if parse.pos[above] == "ADP":
            words, above = f"{parse.lower[above]} {words}", parse.heads[above]
        yield f"o preposition={words}"
        way, plain = f"{lemmas[above]}>{words}", f">{words}"
    else:
        above = governor
        way, plain = f"{parse.deps[head]}<{lemmas[above]}", f"<{parse.deps[head]}"
    yield f"o governor={way}"
    yield f"o governor word={lemmas[above]}"
    yield f"o label way={label}{plain}"
    yield f"o label governor={label} {lemmas[above]}"
    yield f"o governor above={lemmas[parse.heads[above]]}"
    if parse.deps[span.head] in {"compound", "amod", "nmod", "poss"}:
        noun = lemmas[parse.heads[span.head]]
        yield f"o modifies={noun}"
        yield f"o label modifies={label} {noun}"


def _windows(reading: Reading, span: Candidate) -> Iterator[str]:
    parse, lemmas = reading.parse, reading.lemmas
    for child in parse.kids(span.head, "compound", "appos", "amod"):
        if not span.start <= child < span.end:
            yield f"o modifier={lemmas[child]}"
    left = range(max(0, span.start - _LEFT_WINDOW), span.start)
    right = range(span.end, min(len(parse), span.end + _RIGHT_WINDOW))
    yield from (f"o left has={lemmas[i]}" for i in left if parse.pos[i] in _CONTENT)
    yield from (f"o right has={lemmas[i]}" for i in right if parse.pos[i] in _CONTENT)


def _in_brackets(parse: Parse, start: int) -> bool:
    for i in range(start - 1, max(-1, start - _BRACKET_WINDOW - 1), -1):
        if parse.words[i] == ")":
            return False
        if parse.words[i] == "(":
            return True
    return False


def _entity_traits(parse: Parse, start: int, end: int) -> Iterator[str]:
    """How the entities that touch the span lie to its borders."""
    touching = [entity for entity in parse.ents if entity.start < end and start < entity.end]
    yield f"t entities={min(3, len(touching))}"
    if touching:
        first, last = min(e.start for e in touching), max(e.end for e in touching)
        yield f"t entity borders={first == start:d}{last == end:d}"
        yield f"t entity beyond={first < start:d}{last > end:d}"


def _article(parse: Parse, start: int) -> str:
    """A capitalised article in the span ("The"), or one before it that is left out ("|The")."""
    if parse.words[start] in _ARTICLES:
        return parse.words[start]
    return f"|{parse.words[start - 1]}" if start and parse.words[start - 1] in _ARTICLES else "-"


def _holds(other: Candidate, span: Candidate) -> bool:
    return other.start <= span.start and span.end <= other.end and other[:2] != span[:2]


def _before(parse: Parse, start: int) -> str:
    return parse.lower[start - 1] if start > 0 else "^"


def _after(parse: Parse, end: int) -> str:
    return parse.lower[end] if end < len(parse) else "$"


def _capitals(words: list[str], span: Candidate) -> str:
    return f"{words[span.start][:1].isupper():d}{words[span.end - 1][:1].isupper():d}"


def _shape(word: str) -> str:
    """Kinds of characters with repetitions folded: "Xx" for "Mary", "X9" for "B52"."""
    kinds = ("9" if c.isdigit() else "X" if c.isupper() else "x" if c.isalpha() else c for c in word)
    return re.sub(r"(.)\1+", r"\1", "".join(chain(kinds)))
