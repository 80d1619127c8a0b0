"""The command `kg`, also as `python -m kg`."""

import sys


def run() -> None:
    """Run the command; an interrupt while it is still being loaded ends it as later ones do: a line, exit code 130."""
    try:
        from kg.cli import main  # noqa: PLC0415  (what takes the time)
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted; nothing has been read or written.\n")
        sys.exit(130)
    main()


if __name__ == "__main__":
    run()
