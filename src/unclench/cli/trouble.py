"""What is expected to go wrong, in one line that says what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

import click
from pydantic import ValidationError

from unclench import composer
from unclench.person import Unfit
from unclench.session import OtherVoice, Refused
from unclench.sound.own import ChangedSound
from unclench.timeline.fit import DoesNotFit
from unclench.vocabulary.nearest import UnknownName
from unclench.voice import VoiceError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LOCKED = (errno.EACCES, errno.EPERM, errno.EROFS)


class Trouble(click.ClickException):
    """One red line on standard error, and exit code 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the line."""
        click.secho(self.message, fg="red", err=True, file=file)


@contextmanager
def explained() -> Iterator[None]:
    """Turn what is expected to go wrong into `Trouble`."""
    try:
        yield
    except (
        ChangedSound,
        composer.ChangedLibrary,
        composer.Refused,
        composer.Unsafe,
        DoesNotFit,
        OtherVoice,
        Refused,
        Unfit,
        UnknownName,
        VoiceError,
    ) as error:
        raise Trouble(str(error)) from error
    except ValidationError as error:
        raise Trouble(_setting(error)) from error
    except OSError as error:
        raise Trouble(_of_system(error)) from error


def _setting(error: ValidationError) -> str:
    mistake = error.errors()[0]
    name = f"UNCLENCH_{'_'.join(str(step) for step in mistake['loc']).upper()}"
    return f"The setting {name} can't be {mistake['input']!r}: {mistake['msg']}."


def _of_system(error: OSError) -> str:
    where = f": {error.filename}" if error.filename else ""
    if error.errno in _FULL:
        return f"There is no space left on the disk{where}. Free some and run it again."
    if error.errno in _LOCKED:
        return (
            f"This can't be written{where}. Give yourself the right to, or choose "
            "another folder."
        )
    return f"{str(error.strerror or error).rstrip('.')}{where}."
