"""From what was saved to what can be practised."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from unclench.config import Settings
from unclench.web.coached import coached
from unclench.web.lengths import Misfit, lengths_of
from unclench.web.mine import Written, publish, withdraw
from unclench.web.models import Script, Version
from unclench.web.plan import whole_library


@dataclass(frozen=True, slots=True)
class Released:
    """What came of releasing a version."""

    errors: int = 0
    """Findings that hold it back."""
    misfit: Misfit | None = None
    """Why no session can be made of it."""

    @property
    def done(self) -> bool:
        """Whether it can be practised now."""
        return self.misfit is None and not self.errors


def written(script: Script, title: str, text: str) -> Written:
    """Return a script with all that its files say."""
    with override(script.language):
        own = {
            "summary": _("Written here."),
            "evidence": _("It was written here, and has not been studied."),
            "source": "",
        }
    called = " ".join(title.split()) or script.name
    return Written(script.name, script.technique, script.language, called, text, own)


def release(script: Script, version: Version) -> Released:
    """Put a version into the pack; one with an error leaves the one before in it."""
    script_now = written(script, version.title, version.text)
    errors = len(coached(script_now).errors)
    if errors:
        return Released(errors)
    shelf = whole_library().in_language(script.language)
    lengths = lengths_of(script_now, shelf)
    if isinstance(lengths, Misfit):
        return Released(misfit=lengths)
    publish(script_now, lengths.minutes, _packs())
    script.ready = version.id
    script.save(update_fields=["ready"])
    return Released()


def take_back(script: Script) -> None:
    """Take a script out of the pack."""
    withdraw(written(script, "", ""), _packs())


def put_back(script: Script) -> None:
    """Put the version that was ready into the pack once more."""
    if script.ready is not None:
        release(script, script.versions.get(pk=script.ready))


def _packs() -> Path:
    return Settings(data=settings.DATA).packs
