"""Hand-built spaCy Docs, so that rules are tested without a model.

    doc("She|PRON|PRP|nsubj|1 visited|VERB|VBD|ROOT|1|visit Oslo|PROPN|NNP|dobj|1||GPE .|PUNCT|.|punct|1")

A token is `word|POS|TAG|dep|head[|lemma[|entity label]]`; `head` is a position in the sentence. An empty lemma is the
lower-cased word (the word itself for PROPN). A label that begins with "I-" continues the entity before.
"""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

_NLP = spacy.blank("en")


def doc(*sentences: str) -> Doc:
    """A Doc of one or more sentences in the notation above; heads count from the start of their own sentence."""
    words: list[str] = []
    pos: list[str] = []
    tags: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    lemmas: list[str] = []
    ents: list[str] = []
    starts: list[bool] = []
    for sentence in sentences:
        base = len(words)
        for i, token in enumerate(sentence.split()):
            word, p, tag, dep, head, *rest = token.split("|")
            words.append(word)
            pos.append(p)
            tags.append(tag)
            deps.append(dep)
            heads.append(base + int(head))
            lemmas.append((rest[0] if rest and rest[0] else "") or (word if p == "PROPN" else word.lower()))
            label = rest[1] if len(rest) > 1 else ""
            ents.append(label if label.startswith("I-") else f"B-{label}" if label else "O")
            starts.append(i == 0)
    spaces = [
        not (i + 1 < len(words) and words[i + 1] in {".", ",", "'s", "?", "!", ";", ":"}) for i in range(len(words))
    ]
    return Doc(
        _NLP.vocab,
        words=words,
        spaces=spaces,
        pos=pos,
        tags=tags,
        deps=deps,
        heads=heads,
        lemmas=lemmas,
        ents=ents,
        sent_starts=starts if not any(deps) else None,
    )
