"""Labelled sentences: what says each property of a user's ontology, learnt, measured, and written to be edited."""

from __future__ import annotations

from kg.learn.examples import Example, ExampleReport, Problem, Triple, read_examples
from kg.learn.files import load_learned, write_learned, write_learning_report
from kg.learn.learning import Learning, learn
from kg.learn.lexicon import write_lexicon
from kg.learn.scores import Quality
from kg.learn.training import Cue, Learned

__all__ = [
    "Cue",
    "Example",
    "ExampleReport",
    "Learned",
    "Learning",
    "Problem",
    "Quality",
    "Triple",
    "learn",
    "load_learned",
    "read_examples",
    "write_learned",
    "write_learning_report",
    "write_lexicon",
]
