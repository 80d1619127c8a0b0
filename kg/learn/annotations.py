"""Sentences that were annotated with entities and relations between them, as rows of names: the usual exports.

- doccano: `{"text", "entities": [{"id", "start_offset", "end_offset"}], "relations": [{"from_id", "to_id", "type"}]}`
- CoNLL04 as SpERT has it: `{"tokens", "entities": [{"start", "end"}], "relations": [{"type", "head", "tail"}]}`
- Prodigy: `{"text", "relations": [{"head_span": {"start", "end"}, "child_span": {"start", "end"}, "label"}]}`
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TEXT: Final = ("text", "sentence", "sent")
_TOKENS: Final = ("tokens", "token")
_ENDS: Final = (("head_span", "child_span"), ("from_id", "to_id"), ("head", "tail"))
_NAMES: Final = ("type", "label", "relation")
_START, _END = ("start_offset", "start"), ("end_offset", "end")


def as_names(row: Mapping[str, object]) -> Mapping[str, object]:
    """The row with a sentence and with triples of names, where it is annotated in one of these ways; else as it is.

    Ends that point at nothing have empty names, which the report of examples tells.
    """
    marked = _Marked.of(row)
    relations = row.get("relations")
    if marked is None or not isinstance(relations, list):
        return row
    triples = [marked.triple(it) if isinstance(it, dict) else it for it in relations]
    rest = {name: value for name, value in row.items() if name not in {"relations", *_TOKENS}}
    return rest | {"sentence": marked.text, "triples": triples}


class _Marked(NamedTuple):
    """A text with places: where each token begins and ends where they are counted in tokens, else none."""

    text: str
    borders: Sequence[tuple[int, int]]
    entities: Mapping[object, object]

    @classmethod
    def of(cls, row: Mapping[str, object]) -> _Marked | None:
        entities = row.get("entities")
        known: dict[object, object] = {}
        for number, one in enumerate(entities if isinstance(entities, list) else ()):
            own = one.get("id", number) if isinstance(one, dict) else number
            known[own if isinstance(own, int | str) else number] = one
        text = next((row[name] for name in _TEXT if isinstance(row.get(name), str)), None)
        tokens = next((row[name] for name in _TOKENS if isinstance(row.get(name), list)), None)
        if isinstance(text, str):
            return cls(text, (), known)
        if not isinstance(tokens, list) or not all(isinstance(it, str) for it in tokens):
            return None
        ends = [0]
        for token in tokens:
            ends.append(ends[-1] + len(token) + 1)
        return cls(" ".join(tokens), [(start, end - 1) for start, end in pairwise(ends)], known)

    def triple(self, relation: Mapping[str, object]) -> object:
        """The relation with names for its ends; as it is where it has names already."""
        pair = next((names for names in _ENDS if all(name in relation for name in names)), None)
        if pair is None or all(
            isinstance(relation[name], str) and relation[name] not in self.entities for name in pair
        ):
            return relation
        called = next((relation[name] for name in _NAMES if relation.get(name) is not None), "")
        return [self._name(relation[pair[0]]), called, self._name(relation[pair[1]])]

    def _name(self, place: object) -> str:
        one = self.entities.get(place) if isinstance(place, int | str) else place
        if not isinstance(one, dict):
            return ""
        start, end = (next((one[name] for name in names if name in one), None) for names in (_START, _END))
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
            return ""
        if not self.borders:
            return self.text[start:end].strip()
        return self.text[self.borders[start][0] : self.borders[end - 1][1]] if end <= len(self.borders) else ""
