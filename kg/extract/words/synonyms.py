"""stub"""
from __future__ import annotations
from kg.extract.words.heads import SYNONYMS
_C: dict[str,set[int]] = {}
for _n,_s in enumerate(SYNONYMS):
    for _w in _s: _C.setdefault(_w,set()).add(_n)
def is_synonym(a: str,b: str)->bool:
    return a!=b and a in _C and b in _C and bool(_C[a]&_C[b])
def is_kind_of(a: str,b: str)->bool:
    return False
