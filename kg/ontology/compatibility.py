"""Which entity types may stand where an ontology asks for another: the one place where this is decided.

News names a country for its government and a plant for the company that runs it, and recognisers of names confuse the
same types. So a fact is refused only when the types cannot be a matter of speech: a person is never a place, an event
never a product.
"""

from __future__ import annotations

from kg.model import EntityType as T

STANDS_FOR: dict[T, frozenset[T]] = {
    T.PERSON: frozenset(),
    # "the ministers met": several people do what one can do; "the rebels" are as good as an organization
    T.GROUP: frozenset({T.PERSON, T.ORGANIZATION}),
    # "Toyota opened in Ohio", "visited the Hermitage": a body for its site
    T.ORGANIZATION: frozenset({T.GROUP, T.FACILITY, T.PLACE}),
    # "Norway signed", "Paris denied": a place for its government or its people
    T.PLACE: frozenset({T.ORGANIZATION, T.GROUP, T.FACILITY}),
    # "the hospital said", "flew to the airport"
    T.FACILITY: frozenset({T.ORGANIZATION, T.PLACE}),
    T.EVENT: frozenset(),
    # "the Bible", "Windows": sold as a product, made as a work
    T.PRODUCT: frozenset({T.WORK}),
    T.WORK: frozenset({T.PRODUCT}),
    T.THING: frozenset(T),
}
"""An entity of the type on the left may be taken for one of the types on the right. A thing may be anything."""

EXACT, TOLERATED, UNKNOWN = 0, 1, 2


def distance(found: T, asked: frozenset[T]) -> int | None:
    """How far a type is from what is asked: 0 fits, 1 is tolerated, 2 is a mere thing; None is refused.

    An empty `asked` takes anything.

    >>> distance(T.PLACE, frozenset({T.ORGANIZATION}))
    1
    >>> distance(T.PERSON, frozenset({T.PLACE})) is None
    True
    """
    if not asked or found in asked:
        return EXACT
    if found is T.THING:
        return UNKNOWN
    return TOLERATED if STANDS_FOR[found] & asked else None
