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
