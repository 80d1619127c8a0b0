"""What the page costs: made from graphs of several sizes, opened in a headless Chromium, held against the bars.

    python tests/speed/view.py [--facts 18 300 1000 10000 50000] [--repeat 3] [FILE.html ...]

Making is measured here, in processor seconds. Opening is measured by `measure_view.py` of `$KG_BENCH/view`; without
it, without playwright or without a Chromium only the making is. Every page is opened `--repeat` times and the least
of each time and the best of each rate are told: on a machine that others use, all that is above is theirs. Processor
seconds are steadier than what a clock says ("first"), and frames a second suffer most.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from kg.writers.html import page
from tests.synthetic import generate

SIZES = (18, 300, 1000, 10_000, 50_000)
_MEASURE = "view/measure_view.py"
_BARS = {
    "make_s": "10,000 in 2, 50,000 in 10",
    "file_mb": "0.6 + 0.5 per 1,000",
    "cpu_s": "<= 0.6",
    "first_draw_ms": "<= 500",
    "heap_mb": "<= 25",
    "labels_legible": "all drawn, >= 30",
    "labels_overlapping": "0",
    "pan_fps": ">= 30",
    "node_drag_fps": ">= 30",
    "faults": "0",
}
_BEST = {"cpu_s": min, "first_draw_ms": min, "heap_mb": min, "pan_fps": max, "node_drag_fps": max}


def missed(row: dict[str, Any], facts: int | None) -> list[str]:
    """The bars that a row of the table does not reach."""
    most = {"make_s": max(2.0, facts / 5000), "file_mb": 0.6 + 0.0005 * facts} if facts is not None else {}
    most |= {"cpu_s": 0.6, "first_draw_ms": 500, "heap_mb": 25, "labels_overlapping": 0, "faults": 0}
    least = {"pan_fps": 30, "node_drag_fps": 30}
    if row.get("nodes", 0) and row["nodes"] >= 30:
        least["labels_legible"] = 30
    over = [name for name, bar in most.items() if row.get(name) is not None and row[name] > bar]
    under = [name for name, bar in least.items() if row.get(name) is not None and row[name] < bar]
    small = ["labels_legible"] if row.get("labels_legible") != row.get("labels_drawn") else []
    return over + under + small


def measured(tool: Path, file: Path, times: int) -> dict[str, Any]:
    """What the tool says of a page; the best of so many runs where the machine has a say."""
    rows = [_run(tool, file) for _ in range(times)]
    best = {name: pick(values) for name, pick in _BEST.items() if (values := [r[name] for r in rows if r[name]])}
    return {**rows[0], **best, "faults": max(row["faults"] for row in rows)}


def _run(tool: Path, file: Path) -> dict[str, Any]:
    command = [sys.executable, str(tool), str(file), "--drag", "--poke", "6", "--type", "a"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    row: dict[str, Any] = json.loads(done.stdout)
    lists = ("console_errors", "blocked_requests", "missing_files")
    return {**row, "faults": sum(len(row[name]) for name in lists) + bool(row["xss"])}


def tool_at(bench: str | None) -> Path | None:
    """The measuring tool, if it and what it needs are there; else the reason is told."""
    tool = Path(bench or "") / _MEASURE
    if not bench or not tool.is_file():
        print(f"Opening is not measured: set KG_BENCH to the folder that has {_MEASURE}.", file=sys.stderr)
        return None
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        print("Opening is not measured: pip install playwright.", file=sys.stderr)
        return None
    if not Path("/usr/bin/chromium").exists():
        print("Opening is not measured: there is no /usr/bin/chromium.", file=sys.stderr)
        return None
    return tool


def made(facts: int, folder: Path) -> tuple[Path, dict[str, Any]]:
    """A page of so many facts, and what making it took."""
    graph = generate(facts)
    begin = time.process_time()
    text = page(graph)
    file = folder / f"{facts}.html"
    took = time.process_time() - begin
    file.write_text(text, encoding="utf-8")
    return file, {"make_s": round(took, 2), "file_mb": round(file.stat().st_size / 1e6, 2)}


def main() -> int:
    """Print the table; the exit code is 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="pages to measure instead of made ones")
    parser.add_argument("--facts", type=int, nargs="+", default=SIZES)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    tool = tool_at(os.environ.get("KG_BENCH"))
    page(generate(10))  # what is imported and read once is not counted
    fell = 0
    with tempfile.TemporaryDirectory() as folder:
        print("| facts | " + " | ".join(_BARS) + " | missed |")
        print("|" + "---|" * (len(_BARS) + 2))
        print("| bar | " + " | ".join(_BARS.values()) + " | |")
        for what in options.files or options.facts:
            facts = what if isinstance(what, int) else None
            file, row = made(what, Path(folder)) if isinstance(what, int) else (what, {})
            if tool:
                row = {**measured(tool, file, options.repeat), **row}
            wrong = missed(row, facts)
            fell += bool(wrong)
            cells = [str(row.get(name, "-")) for name in _BARS]
            name = f"{facts:,}" if facts is not None else file.name
            print(f"| {name} | " + " | ".join(cells) + f" | {', '.join(wrong)} |", flush=True)
    return 1 if fell else 0


if __name__ == "__main__":
    sys.exit(main())
