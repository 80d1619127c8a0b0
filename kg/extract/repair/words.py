"""Words that the tokeniser cuts at a hyphen: "co-wrote", "ex-wife", "re-election"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import attach, promote

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_PREFIXES = frozenset(
    """anti co counter cross ex extra hyper inter intra macro mega micro mid mini multi neo non over post pre pro pseudo
    quasi re self semi sub super supra trans ultra un under""".split()
)
_AFTER_NOUN = frozenset("by designate elect general up".split())
_INSIDE_NOUN = frozenset("at de in of on to".split())
_MODIFIERS = frozenset({"compound", "amod", "nmod", "punct", "advmod", "det", "npadvmod"})
_PASSIVE = {"nsubj": "nsubjpass", "csubj": "csubjpass", "attr": "oprd"}


def prefix_before_hyphen(parse: Parse, i: int) -> None:
    """As in "she co-wrote it": a prefix is no word of its own, so it and the hyphen hang on what they are part of."""
    prefix, base = i - 1, i + 1
    if i == 0 or base == len(parse) or parse.lower[prefix] not in _PREFIXES:
        return
    glued = parse.ends[prefix] == parse.starts[i] and parse.ends[i] == parse.starts[base]
    if not glued or parse.sent_of[prefix] != parse.sent_of[base]:
        return
    _take_place(parse, prefix, base)
    for part, pos, tag, dep in ((prefix, "ADJ", "AFX", "compound"), (i, "PUNCT", "HYPH", "punct")):
        parse.pos[part], parse.tags[part] = pos, tag
        for j in [j for j in parse.children[part] if j != base]:
            attach(parse, j, base, parse.deps[j])
        attach(parse, part, base, dep)
    if parse.pos[base] == "VERB":
        parse.lemmas[base] = f"{parse.lower[prefix]}-{parse.lemmas[base]}"
        _join_auxiliary(parse, base)


def noun_of_parts(parse: Parse, i: int) -> None:
    """As in "brother-in-law", "secretary-general", "runner-up": one noun, and its parts are no words of their own."""
    noun, last = i - 1, _last_part(parse, i)
    if not last:
        return
    joined = "".join(parse.lower[noun : last + 1])
    if parse.heads[noun] == last and last == i + 1:  # "up" as the head of "runner-up"
        parse.lemmas[last] = parse.lower[last] = joined
        if parse.pos[last] == "ADJ":  # "general" as that of "secretary-general"
            parse.pos[last], parse.tags[last] = "NOUN", "NN"
        return
    for j in range(i, last + 1):
        for k in [k for k in parse.children[j] if not i <= k <= last]:
            attach(parse, k, noun, parse.deps[k])
    for j in range(i, last + 1):
        attach(parse, j, noun, "punct")
        parse.pos[j], parse.tags[j] = "PUNCT", "HYPH"
    parse.lemmas[noun] += joined.removeprefix(parse.lower[noun])
    parse.lower[noun] = joined


def _last_part(parse: Parse, i: int) -> int:
    """The last token of a noun whose first hyphen is token `i`, or 0."""
    if i == 0 or i + 1 >= len(parse) or parse.tags[i - 1] not in ("NN", "NNS", "NNP") or not _is_glued(parse, i, i + 1):
        return 0
    if parse.words[i + 1] in _AFTER_NOUN:
        return i + 1
    if parse.lower[i + 1] not in _INSIDE_NOUN or i + 3 >= len(parse) or parse.words[i + 2] != parse.words[i]:
        return 0
    goes_on = i + 4 < len(parse) and parse.words[i + 4] == parse.words[i]  # "state-of-the-art"
    return i + 3 if not goes_on and parse.words[i + 3].isalpha() and _is_glued(parse, i, i + 3) else 0


def _is_glued(parse: Parse, first: int, last: int) -> bool:
    """Is there no space from the token before `first` to token `last`?"""
    return all(parse.ends[j - 1] == parse.starts[j] for j in range(first, last + 1))


def _take_place(parse: Parse, prefix: int, base: int) -> None:
    """Give the base the head and the label of its prefix, unless the prefix only modifies something."""
    while prefix in parse.ancestors(base):
        promote(parse, base, "compound")
    alike = (parse.pos[prefix] == "VERB") == (parse.pos[base] == "VERB")
    if alike and base not in parse.ancestors(prefix) and parse.deps[prefix] not in _MODIFIERS:
        attach(parse, base, parse.heads[prefix], parse.deps[prefix])


def _join_auxiliary(parse: Parse, verb: int) -> None:
    """As in "was re-elected", read as "was re": the auxiliary belongs to the participle."""
    be = parse.heads[verb]
    if parse.tags[verb] != "VBN" or parse.lemmas[be] != "be" or parse.deps[verb] not in ("acomp", "attr", "advmod"):
        return
    promote(parse, verb, "auxpass")
    for j in list(parse.children[be]):
        attach(parse, j, verb, _PASSIVE.get(parse.deps[j], parse.deps[j]))
