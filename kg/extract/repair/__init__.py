"""Attachments that cannot be English, put right before any rule reads the tree.

Small parsers make a few mistakes again and again. Each rule here recognises a configuration that the grammar does not
allow (a participle coordinated with a finite verb, two direct objects with a comma between them) and the one reading
that it does. A tree without such a configuration is left alone, so better parsers lose nothing.

A rule is called for the tokens with the word, part of speech or dependency that it is listed under, in text order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from kg.extract.repair.appositions import (
    apposition_after_comma,
    comma_for_and,
    count_beside_name,
    far_apposition,
    list_as_apposition,
    listed_apposition,
    name_after_of,
    some_of_them,
)
from kg.extract.repair.chains import (
    gapped_object,
    goes_on,
    name_before_role,
    participle_before_object,
    participles_in_a_row,
)
from kg.extract.repair.clauses import missing_subject, relative_that
from kg.extract.repair.complements import (
    after_date,
    charge_of_object,
    dative_in_object,
    first_of_two_objects,
    name_as_adverb,
    small_clause,
)
from kg.extract.repair.coordination import (
    both_and,
    finite_beside_modal,
    finite_beside_nonfinite,
    gapping,
    infinitive_beside_finite,
    participle_beside_finite,
    second_subject,
)
from kg.extract.repair.matrix import (
    based_somewhere,
    conjunction_below_subject,
    main_verb_after_relative,
    noun_with_object,
    participle_after_fronted_phrase,
    participle_with_agent,
    subject_after_with,
    two_subjects,
)
from kg.extract.repair.names import body_before_country, name_after_role, role_after_place
from kg.extract.repair.numbers import age_as_noun, record_before_number
from kg.extract.repair.prepositions import (
    coordinated_preposition,
    doer_beside_noun,
    fronted_whole,
    place_of_act,
    place_of_inner_noun,
)
from kg.extract.repair.relatives import among_them, antecedent
from kg.extract.repair.sentences import join_names
from kg.extract.repair.tree import attach
from kg.extract.repair.verbs import silent_e
from kg.extract.repair.words import noun_of_parts, prefix_before_hyphen

if TYPE_CHECKING:
    from kg.extract.parse import Parse

__all__ = ["BY_DEP", "BY_NAME", "BY_POS", "BY_WORD", "attach", "repair"]

Rule: TypeAlias = Callable[["Parse", int], None]
NameRule: TypeAlias = Callable[["Parse", int], None]
"""Called for the number of an entity."""

BY_WORD: dict[str, tuple[Rule, ...]] = dict.fromkeys(
    ("-", "\u2010", "\u2011"), (prefix_before_hyphen, noun_of_parts)
) | {
    "among": (among_them,),
    "both": (both_and,),
    "by": (doer_beside_noun,),
    "in": (place_of_inner_noun, place_of_act),
    "old": (age_as_noun,),
    "olds": (age_as_noun,),
}
BY_POS: dict[str, tuple[Rule, ...]] = {
    "VERB": (silent_e, participle_with_agent, missing_subject, name_before_role),
    "AUX": (missing_subject,),
}
BY_DEP: dict[str, tuple[Rule, ...]] = {
    "conj": (
        participle_beside_finite,
        infinitive_beside_finite,
        apposition_after_comma,
        gapping,
        finite_beside_modal,
        finite_beside_nonfinite,
        gapped_object,
        noun_with_object,
        coordinated_preposition,
    ),
    "cc": (conjunction_below_subject,),
    "relcl": (antecedent,),
    "nsubj": (subject_after_with, two_subjects, fronted_whole),
    "nsubjpass": (subject_after_with, two_subjects, fronted_whole),
    "appos": (
        record_before_number,
        list_as_apposition,
        count_beside_name,
        far_apposition,
        comma_for_and,
        listed_apposition,
        some_of_them,
    ),
    "acl": (second_subject, main_verb_after_relative),
    "advcl": (second_subject, goes_on, participles_in_a_row, participle_after_fronted_phrase),
    "amod": (participle_before_object,),
    "dobj": (apposition_after_comma, first_of_two_objects, dative_in_object),
    "ccomp": (small_clause,),
    "advmod": (name_as_adverb,),
    "npadvmod": (name_as_adverb,),
    "prep": (based_somewhere, charge_of_object, after_date),
    "mark": (relative_that,),
}
BY_NAME: dict[str, tuple[NameRule, ...]] = {
    "PERSON": (name_after_of, name_after_role),
    "GPE": (body_before_country, role_after_place),
    "LOC": (role_after_place,),
    "FAC": (role_after_place,),
}


def repair(parse: Parse) -> None:
    """Apply all repairs to a Parse, in place; heads, labels and children stay consistent."""
    parse.unsettle()
    join_names(parse)
    words, pos, deps = parse.words, parse.pos, parse.deps
    for i, (word, part, dep) in enumerate(zip(words, pos, deps, strict=True)):  # most tokens have no rule
        if word in BY_WORD:
            for rule in BY_WORD[word]:
                rule(parse, i)
            part, dep = pos[i], deps[i]  # noqa: PLW2901  (a rule may have changed them)
        if part in BY_POS:
            for rule in BY_POS[part]:
                rule(parse, i)
            dep = deps[i]  # noqa: PLW2901
        if dep in BY_DEP:
            for rule in BY_DEP[dep]:
                rule(parse, i)
    for number, (_, _, label) in enumerate(parse.ents):
        for named in BY_NAME.get(label, ()):
            named(parse, number)
    parse.settle()
