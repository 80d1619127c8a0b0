"""Names: where the recogniser cut them, and how they hang together with the roles before them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.repair.tree import promote
from kg.extract.words.nouns import ROLES

if TYPE_CHECKING:
    from kg.extract.parse import Parse

_BODIES = frozenset(
    """air animals aquatics archery arts athletics aviation badminton baseball basketball bowls boxing consumer creative
    cricket cycling defence environment equestrian fisheries food football gymnastics handball health heritage hockey
    immigration industry invest judo justice medicines netball parks physiotherapy police ports post public radio rail
    rowing rugby safe sailing science screen ski skate sport sports statistics swimming team telecom television tennis
    tourism transparency transport triathlon triathlon universities volleyball water wildlife wrestling""".split()
)
"""What stands before a country in names of its teams and agencies: "Tennis Canada", "Statistics Norway"."""


def body_before_country(parse: Parse, number: int) -> None:
    """As in "Statistics Norway said": the name of an agency or a team, of which only the country was seen."""
    span = parse.ents[number]
    i = span.start - 1
    if i < 0 or span.end - span.start > 2 or parse.lower[i] not in _BODIES or parse.tags[i] not in ("NNP", "NNPS"):  # noqa: PLR2004
        return
    if number and parse.ents[number - 1].end > i:
        return
    if parse.sent_of[i] == parse.sent_of[span.start]:
        parse.ents[number] = span._replace(start=i, label="ORG")


def role_after_place(parse: Parse, number: int) -> None:
    """As in "Bergen County Governor Anna Berg": the office is no part of the place."""
    span = parse.ents[number]
    following = parse.ents[number + 1] if number + 1 < len(parse.ents) else None
    last = span.end - 1
    if following is None or following.start != span.end or following.label != "PERSON" or last == span.start:
        return
    if parse.lower[last] in ROLES:
        parse.ents[number] = span._replace(end=last)


def name_after_role(parse: Parse, number: int) -> None:
    """As in "Norwegian leader Anna Berg left": with no article and no comma, the role is a title of the name."""
    span = parse.ents[number]
    role = span.start - 1
    heads = [j for j in range(span.start, span.end) if parse.heads[j] == role]
    if role < 0 or len(heads) != 1 or parse.deps[heads[0]] != "appos" or parse.tags[role] not in ("NN", "NNP"):
        return
    if parse.lemmas[role].lower() in ROLES and parse.child(role, "det", "poss") is None:
        promote(parse, heads[0], "appos")
        _keep_titles_modifiers(parse, role, heads[0])


def _keep_titles_modifiers(parse: Parse, role: int, name: int) -> None:
    """What stands after the name belongs to the name."""
    for j in [j for j in parse.children[role] if j > name]:
        parse.children[role].remove(j)
        parse.heads[j] = name
        parse.children[name].append(j)
    parse.children[name].sort()
