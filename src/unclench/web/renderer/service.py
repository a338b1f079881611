"""What the renderer does: take orders in one thread, render them in others."""

import contextlib
import errno
import logging
import sys
import threading
import time
from functools import partial
from multiprocessing import AuthenticationError, current_process
from multiprocessing.connection import Connection, Listener
from pathlib import Path

from unclench.composer import ChangedLibrary, Unsafe
from unclench.config import Settings
from unclench.session import (
    Live,
    OtherVoice,
    Refused,
    SessionStore,
    Studio,
    make_room,
)
from unclench.sound import AMBIENCES, Crew, Format
from unclench.sound.ambience import bed_named
from unclench.sound.opus import encoder
from unclench.sound.own import ChangedSound
from unclench.vocabulary.nearest import UnknownName
from unclench.voice import ClipStore, Kind, Voice, VoiceError, find_voice
from unclench.web.packs import load_library
from unclench.web.renderer.desk import AT_ONCE, CancelledError, Desk, PreemptedError
from unclench.web.renderer.orders import Asked, Order, Placed, Trouble, Unwanted

logger = logging.getLogger(__name__)

FORMATS = {fmt.value.suffix: fmt for fmt in Format}
SWITCH = 5e-4
"""Seconds after which a busy thread lets another one go on: with Python's own 5 ms an
encoder beside it takes many times as long (``audio.md`` 4)."""
QUIET = 3.0
"""Seconds after the start in which nothing is done that nobody waits for."""
HEARD_EARLY = Format.OPUS.value.suffix

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LOCKED = (errno.EACCES, errno.EPERM, errno.EROFS)
_OF_THE_DISK = dict.fromkeys(_FULL, Trouble.NO_SPACE)
_OF_THE_DISK |= dict.fromkeys(_LOCKED, Trouble.NOT_WRITABLE)
_TROUBLES: tuple[tuple[tuple[type[Exception], ...], Trouble], ...] = (
    ((VoiceError,), Trouble.NO_VOICE),
    ((OtherVoice,), Trouble.OTHER_VOICE),
    ((ChangedLibrary, ChangedSound, Unsafe, UnknownName), Trouble.CHANGED),
    ((Refused,), Trouble.REFUSED),
)


def serve(address: str, data: Path) -> None:
    """Answer on the socket at `address` and render what is ordered, for ever.

    Parameters
    ----------
    address
        Path of a local socket, or name of a pipe on Windows. Whoever asks has to have
        the same authentication key as this process: its family has.
    data
        The data folder.
    """
    settings = Settings(data=data)
    sys.setswitchinterval(SWITCH)
    with contextlib.suppress(OSError):
        Path(address).unlink()  # left by one that was killed
    # The crew comes first: a copy of this process must not hold its socket.
    with (
        Crew(settings.workers) as crew,
        Listener(address, authkey=current_process().authkey) as listener,
    ):
        kiln = Kiln(settings, crew)
        desk = Desk(kiln.heard_early)
        # One more than is made for those who wait: what is prepared ahead gives way.
        for _ in range(AT_ONCE + 1):
            threading.Thread(target=_fire, args=(kiln, desk), daemon=True).start()
        threading.Thread(target=kiln.warm_up, args=(desk,), daemon=True).start()
        _answer(listener, desk)


def _fire(kiln: "Kiln", desk: Desk) -> None:
    while True:
        kiln.fire(desk)


def _answer(listener: Listener, desk: Desk) -> None:
    while True:
        # A caller that is no kin, or gone before it is answered, costs only itself.
        lost = OSError, EOFError, AuthenticationError
        with contextlib.suppress(*lost), listener.accept() as caller:
            _reply(caller, desk)


def _reply(caller: Connection, desk: Desk) -> None:
    match caller.recv():
        case Placed(order, urgent):
            caller.send(desk.place(order, urgent=urgent))
        case Asked(digest, audio):
            caller.send(desk.progress((digest, audio)))
        case Unwanted(digest, audio):
            caller.send(desk.cancel((digest, audio)))


class Kiln:
    """Renders orders, with what it needs kept warm."""

    def __init__(self, settings: Settings, crew: Crew) -> None:
        self._settings = settings
        self._crew = crew
        self._store = SessionStore(settings.sessions)
        self._live = Live(settings.live)
        self._live.sweep()

    def warm_up(self, desk: Desk) -> None:
        """Load what a first order would wait for; then make textures, at leisure."""
        import soxr

        load_library(self._settings.packs)
        encoder()
        del soxr
        time.sleep(QUIET)
        for name in AMBIENCES:
            desk.wait_idle()
            with contextlib.suppress(OSError):  # whoever needs it will say so
                bed_named(name, seed=1, tables=self._settings.textures)

    def heard_early(self, order: Order) -> bool:
        """Tell whether an order can be heard while it is made.

        A browser takes only Opus so; and a natural voice may speak slower than one
        listens.
        """
        with contextlib.suppress(UnknownName, VoiceError, OSError):
            natural = self._voice(order).kind is Kind.NATURAL
            return order.audio == HEARD_EARLY and not natural
        return False  # rendering it will say why

    def fire(self, desk: Desk) -> None:
        """Wait for an order and render it; tell the desk how it went."""
        order = desk.take()
        try:
            self.render(order, desk)
        except PreemptedError:
            desk.put_back(order)
        except CancelledError:
            desk.finish(order)
        except Exception as error:  # noqa: BLE001 - whatever it was, the next order comes
            trouble = trouble_of(error)
            if trouble is Trouble.BROKEN:
                # The message may quote words of the person's; the kind may not.
                logger.error("A render failed: %s", type(error).__qualname__)  # noqa: TRY400 - as said
            desk.fail(order, trouble)
        else:
            desk.finish(order)
        make_room(self._settings, self._store)

    def render(self, order: Order, desk: Desk) -> None:
        """Render an order into the store."""
        settings, voice = self._settings, self._voice(order)
        studio = Studio(
            voice,
            ClipStore(settings.clips),
            settings.textures,
            self._crew,
            settings.chunks,
            sounds=settings.sounds,
        )
        self._store.make(
            order.recipe,
            load_library(settings.packs),
            studio,
            [FORMATS[order.audio]],
            live=self._live if self.heard_early(order) else None,
            progress=partial(desk.report, order),
        )

    def _voice(self, order: Order) -> Voice:
        # A recipe names its voice by its identity, of which the name comes first.
        return find_voice(order.recipe.voice.partition(" ")[0], self._settings.voices)


def trouble_of(error: Exception) -> Trouble:
    """Name what went wrong, for a page to word."""
    if isinstance(error, OSError):
        return _OF_THE_DISK.get(error.errno or 0, Trouble.BROKEN)
    found = (trouble for kinds, trouble in _TROUBLES if isinstance(error, kinds))
    return next(found, Trouble.BROKEN)
