"""The command line. Commands are thin: what they do is in `stripper`, `corpus` and `report`."""

from __future__ import annotations

import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Annotated, Any, Final, NoReturn

import typer
from typer.core import TyperGroup

from stripper import __version__
from stripper.cli import (
    audit,
    catalogue,
    check,
    clean,
    learn,
    new,
    restore,
    sites,
    streams,
    testing,
)
from stripper.cli.console import say
from stripper.errors import StripperError

_INTERRUPTED: Final = 128 + signal.SIGINT
_PIPE_CLOSED: Final = 141  # 128 + SIGPIPE, which Windows does not know
_TERMINATED: Final = 128 + signal.SIGTERM
_USAGE: Final = 2


class _Terminated(KeyboardInterrupt):
    """The end was asked for by signal. No SystemExit, which counts as a fault of a plugin."""


class _Commands(TyperGroup):
    """The commands, with errors told to people; one place for all of them."""

    def main(self, *args: Any, **options: Any) -> Any:
        try:
            with _told():
                return super().main(*args, **options)
        finally:
            with _told():
                sys.stdout.flush()  # what is still held back meets a full disk only now

    def invoke(self, ctx: Any) -> Any:
        with _told():  # before typer makes statuses of its own of these
            return super().invoke(ctx)


@contextmanager
def _told() -> Iterator[None]:
    """Turn an error into a message on standard error and an exit status."""
    try:
        yield
    except StripperError as exc:
        _let_go()
        notes = "".join(f" ({note})" for note in getattr(exc, "__notes__", ()))
        say("error", f"{exc}{notes}")
        raise SystemExit(_USAGE) from exc
    except BrokenPipeError:
        _let_go()
        raise SystemExit(_PIPE_CLOSED) from None
    except _Terminated:
        raise SystemExit(_TERMINATED) from None
    except KeyboardInterrupt:
        say("error", "interrupted; no file was left half written")
        raise SystemExit(_INTERRUPTED) from None
    except OSError as exc:
        # Readers and writers name their files; what is left is standard output.
        _let_go()
        say("error", f"{exc.filename or 'standard output'}: {exc.strerror or exc}")
        raise SystemExit(_USAGE) from exc
    except SystemExit as exc:
        if isinstance(exc.__context__, BrokenPipeError):  # rich and typer make a failure of it
            _forget()
            raise SystemExit(_PIPE_CLOSED) from None
        raise


def _let_go() -> None:
    """Write what standard output still holds, or forget it where that cannot be done.

    The interpreter would try again at its end, and fail with a message of its own.
    """
    try:
        sys.stdout.flush()
    except OSError:
        _forget()


def _forget() -> None:
    """Forget what standard output still holds."""
    with suppress(OSError, ValueError):  # no real file: a test's
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app: Final = typer.Typer(
    name="stripper",
    cls=_Commands,
    help="Take what is not the article out of an article's text, and log every character taken.",
    epilog="Exit status: 0 done; 1 done but with failures, or noise found by check; "
    "2 wrong usage or configuration, an input that cannot be read, or an output that cannot be "
    "written.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(clean.clean)
app.command()(check.check)
app.command()(restore.restore)
app.command()(learn.learn)
app.command()(catalogue.rules)
app.command()(catalogue.explain)
app.command()(catalogue.plugins)
app.command()(audit.audit)
app.add_typer(new.app, name="new")
app.command("test")(testing.run)
app.add_typer(sites.app)


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"stripper {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    # What plugins and libraries log is not for the terminal; what matters is in the result.
    logging.getLogger().addHandler(logging.NullHandler())


def _terminate(*_: object) -> NoReturn:
    """Stop by an exception, so that half-written files are cleared away on the way out."""
    raise _Terminated


def main() -> None:
    """Run the command line; the console script's entry point."""
    signal.signal(signal.SIGTERM, _terminate)
    streams.prepare()
    app()
