"""How the command ends: exit codes, and every error as one line on standard error.

0 done; 1 the answer is no, or some documents failed and the rest was written; 2 nothing could be read or written, or
wrong use; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

import kg

if TYPE_CHECKING:
    from collections.abc import Sequence

FAILED, UNUSABLE, INTERRUPTED = 1, 2, 130


class Group(click.Group):
    """A group whose errors are one line each on standard error, with the exit codes of this module."""

    def main(self, args: Sequence[str] | None = None, *_: object, **extra: Any) -> NoReturn:  # noqa: ANN401  (as click has it)
        """Run the command and exit."""
        extra["standalone_mode"] = False
        extra["prog_name"] = "kg"
        try:
            code = super().main(args, **extra)
        except (click.Abort, KeyboardInterrupt):
            click.echo("Interrupted; a file that was being written is as it was before.", err=True)
            sys.exit(INTERRUPTED)
        except click.ClickException as error:
            error.show()
            sys.exit(UNUSABLE)
        except kg.KgError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(UNUSABLE)
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; that nobody reads on, as in `kg show article.txt | head`, is no failure."""
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        return result
