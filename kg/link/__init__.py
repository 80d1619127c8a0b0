"""Which entities are known to authority data: `link` adds owl:sameAs and skos:closeMatch, and says why or why not."""

from __future__ import annotations

from kg.link.candidates import Authority, Candidate, LinkDecision, LinkOutcome
from kg.link.index import load_authority
from kg.link.linking import link, link_decisions
from kg.link.report import write_link_report

__all__ = [
    "Authority",
    "Candidate",
    "LinkDecision",
    "LinkOutcome",
    "link",
    "link_decisions",
    "load_authority",
    "write_link_report",
]
