"""Texts that try to run as code when they are shown, and a graph that carries them in every field."""

from __future__ import annotations

from datetime import date

from kg.graph import KnowledgeGraph
from kg.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Fact,
    Factuality,
    Literal,
    Mention,
    MentionKind,
    Predicate,
    Span,
    When,
)

ALARM = "window.__xss=1"
TEXTS = (
    f"</script><script>{ALARM}</script>",
    f"<img src=x onerror={ALARM}>",
    f'"><svg/onload={ALARM}>',
    f"';{ALARM};//",
    f"javascript:{ALARM}",
    f"{{{{ {ALARM} }}}}{{% raw %}}",
    f"</style><script>{ALARM}</script>",
    f"<!--<script>{ALARM}//",
    f"<a href=javascript:{ALARM}>href</a>",
    f"${{{ALARM}}}`",
    f"&lt;script&gt;{ALARM}&lt;/script&gt;",
    f"\u202e\u2028\u2029\x00{ALARM}",
    "\ud800 lone surrogate",
    "__proto__",
    "constructor",
    "toString",
    "x" * 10_000,
)


def hostile() -> KnowledgeGraph:
    """Each text as id, label, alias, link, quote, predicate, value, cue, time, title and source."""
    documents, entities, facts = [], [], []
    for i, text in enumerate(TEXTS):
        document = Document(text, f"{text} ran {text}", text, text, date(2031, 1, 1))
        following = TEXTS[(i + 1) % len(TEXTS)]
        kind = list(EntityType)[i % len(EntityType)]
        names = (text, f"alias {text}")
        mentions = frozenset(Mention(text, Span(0, len(text)), n, MentionKind.NAME, kind, n) for n in names)
        entities.append(Entity(text, mentions, frozenset({text, f"javascript:{ALARM}"})))
        documents.append(document)
        end, quote = len(text), document.text
        spans = Span(0, end), Span(end + 1, end + 4), Span(end + 5, len(quote))
        evidence = Evidence(text, Span(0, len(quote)), *spans, quote)
        facts += [
            Fact(
                text,
                Predicate(text, label=text, iri=text),
                target,
                Factuality(claimed=bool(i % 2)),
                text,
                When(text, text),
                following,
                text,
                0.5,
                evidence=frozenset({evidence}),
            )
            for target in (following, text, TEXTS[0], Literal(text, text))
        ]
    return KnowledgeGraph(documents, entities, facts)
