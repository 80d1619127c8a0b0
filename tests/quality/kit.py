"""Where the measuring kit lies: `$KG_BENCH`, by default `../shared/bench`. It is read, never copied."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def bench() -> Path | None:
    """The kit's folder, or None where there is none."""
    folder = Path(os.environ.get("KG_BENCH", ROOT.parent / "shared" / "bench"))
    return folder if folder.is_dir() else None


def articles() -> Path | None:
    """The folder of articles with hand-made gold graphs (`NAME.txt`, `NAME.json`), beside the kit."""
    kit = bench()
    folder = kit.parent / "articles" if kit else None
    return folder if folder is not None and folder.is_dir() else None
