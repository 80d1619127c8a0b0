"""What can go wrong, as a tree.

- KgError: everything `kg` raises on purpose; its text is one sentence for people, naming the file and the remedy
    - ReadError: a source that cannot be read or decoded
    - ModelError: a spaCy pipeline that is missing or unfit
    - OntologyError: an ontology or lexicon that cannot be read or used
    - WriteError: an output that cannot be written
    - PushError: a server that took nothing
    - UsageError: a call whose arguments do not fit together
"""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors that `kg` raises on purpose."""


class ReadError(KgError):
    """A source could not be read; the message names it and says what to do."""


class ModelError(KgError):
    """A spaCy pipeline is missing or lacks a component that extraction needs."""


class OntologyError(KgError):
    """An ontology or lexicon could not be parsed or contradicts itself."""


class WriteError(KgError):
    """An output could not be written; what was there before is untouched."""


class PushError(KgError):
    """A server took nothing of what was pushed; the message names its address and says what to do."""


class UsageError(KgError):
    """Arguments that do not fit together."""
