"""What is asked about somebody, page by page."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from unclench.content import Caution
from unclench.person import Refusal, Unfit, checked, tone_of
from unclench.vocabulary import Limit, Posture
from unclench.voice import voice_for, voice_names
from unclench.web.offers import voice_title
from unclench.web.pages.me.asked import Asked, OwnImages, one_of, some_of, yes_or_no
from unclench.web.pages.me.words import (
    BREATHS,
    EYES,
    PACES,
    REGIONS,
    SENSES,
    TIGHT,
    TONES,
)
from unclench.web.pages.spoken import refused
from unclench.web.plan import (
    is_spacious,
    language,
    library,
    voice_name,
    voices_folder,
    whole_library,
)
from unclench.web.words import MINUTES, POSTURES


class PlaceForm(OwnImages):
    """A place of one's own."""

    names = (
        "place.name",
        "place.sight",
        "place.sound",
        "place.smell",
        "place.taste",
        "place.touch",
        "place.feeling",
    )


class HomeForm(OwnImages):
    """A room at home."""

    names = ("home.name", "home.sight", "home.sound", "home.smell", "home.touch")


class NearForm(OwnImages):
    """What is good to have near."""

    names = ("company", "food", "sound", "texture", "comfort")


class BlockedForm(Asked):
    """What somebody doesn't want to meet."""

    rare = ("unwanted_scenes", "unwanted_techniques")

    topics = some_of(_("None of this"), ())
    words = forms.CharField(
        label=_("Other words, with commas between them"),
        required=False,
        max_length=1_000,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    unwanted_scenes = some_of(_("Scenes that are not for me"), ())
    unwanted_techniques = some_of(_("Practices not to suggest"), ())

    def told(self) -> dict[str, Any]:
        """Return what is blocked, topics apart from words."""
        topics = [word for word in self.me.blocked if word in _topics()]
        return {
            "topics": topics,
            "words": ", ".join(w for w in self.me.blocked if w not in topics),
            "unwanted_scenes": self.me.unwanted_scenes,
            "unwanted_techniques": self.me.unwanted_techniques,
        }

    def ask(self) -> None:
        """Offer the topics, scenes and practices of the library."""
        scenes, techniques = library().scenes, library().techniques
        self.offer("topics", _topics())
        self.offer("unwanted_scenes", {n: scene.name for n, scene in scenes.items()})
        self.offer("unwanted_techniques", {n: t.name for n, t in techniques.items()})

    def with_others(self, name: str) -> list[str]:
        """Return what is ticked, and what was told and is not asked in this language."""
        asked = {value for value, _label in self.fields[name].choices}  # type: ignore[attr-defined] # a choice field
        others = (told for told in getattr(self.me, name) if told not in asked)
        return [*self.cleaned_data[name], *others]

    def clean_words(self) -> list[str]:
        """Take the words apart; refuse what can't be blocked."""
        words = re.split(r"[,;\n]", self.cleaned_data["words"])
        for word in filter(str.strip, words):
            _me, mistakes = checked({"blocked": [word]}, whole_library())
            for mistake in mistakes:
                error = mistake.get("ctx", {}).get("error")
                code = error.refusal if isinstance(error, Unfit) else Refusal.NOTHING
                raise refused(code)
        return [word for word in words if word.strip()]

    def changes(self) -> dict[str, Any]:
        """Put topics and words together again."""
        given = self.cleaned_data
        return {
            "blocked": [*given["topics"], *given["words"]],
            "unwanted_scenes": self.with_others("unwanted_scenes"),
            "unwanted_techniques": self.with_others("unwanted_techniques"),
        }


class MannerForm(Asked):
    """How sessions are."""

    sense = one_of(_("Pictures in my mind are"), SENSES)
    eyes = one_of(_("My eyes are"), EYES)
    gentle = yes_or_no(
        _("Gentle"),
        _("At most five minutes, eyes open, no long quiet. Good after an upset."),
    )
    tone = one_of(_("Words"), TONES)
    pace = one_of(_("Speech"), PACES)
    voice = one_of(_("Voice"), {})
    breath = one_of(_("Breath"), BREATHS)
    breath_tone = yes_or_no(_("A soft tone with the breath"))
    longest = one_of(
        _("At most, in minutes"),
        {f"{n:g}": f"{n:g}" for n in MINUTES},
        none=_("No limit"),
    )

    def ask(self) -> None:
        """Offer the voices of the language."""
        names = voice_names(language(), voices_folder())
        self.offer("voice", {name: voice_title(name) for name in names})

    def told(self) -> dict[str, Any]:
        """Return it with the voice that speaks now."""
        longest = self.me.longest
        return super().told() | {
            "tone": tone_of(self.me, spacious=is_spacious(self.me.voice)),
            "voice": voice_name(self.me.voice),
            "longest": f"{longest:g}" if longest else "",
        }

    def changes(self) -> dict[str, Any]:
        """Return it; what is so anyway, of voice and tone, is no choice."""
        given = super().changes()
        usual = voice_for(language(), "", voices_folder())
        if given["voice"] == usual:
            given["voice"] = ""
        if self.me.tone is None and given["tone"] == self.initial["tone"]:
            given["tone"] = None
        return given


class BodyForm(Asked):
    """How the body is best, and what to let be."""

    posture = one_of(_("I am mostly"), POSTURES, none=_("It varies"))
    unfit_postures = some_of(
        _("Not for me"),
        list(POSTURES.items()),
        _("With walking here, nobody speaks of walking."),
    )
    region = one_of(
        _("Where I feel it most"), {r: REGIONS[r] for r in TIGHT}, none=_("It varies")
    )
    avoid = some_of(
        _("Let these be"),
        list(REGIONS.items()),
        _("They are not tensed, and a session passes them by."),
    )

    def ask(self) -> None:
        """Offer a region that was told elsewhere, too."""
        if (told := self.me.region) and told not in TIGHT:
            self.offer("region", {"": _("It varies"), told: REGIONS[told]})

    def clean(self) -> dict[str, Any]:
        """Notice a posture that is usual and unfit at once."""
        given = super().clean() or self.cleaned_data
        usual = given.get("posture")
        if usual and usual in given.get("unfit_postures", ()):
            name = POSTURES[Posture(usual)]
            self.add_error("unfit_postures", _("%s is your usual one.") % name)
        return given


class CautionsForm(Asked):
    """What sessions have to heed (``method.md`` 5.3)."""

    cautions = some_of(_("Is any of these so?"), ())

    def told(self) -> dict[str, Any]:
        """Return those that hold."""
        return {"cautions": self.me.cautions or ()}

    def ask(self) -> None:
        """Offer those that last; what comes of a warning sign is told on its own page."""
        self.offer("cautions", {name: each.words for name, each in _lasting().items()})

    @property
    def items(self) -> list[tuple[BoundWidget, Caution]]:
        """Each with what then happens, for the template."""
        return list(zip(self["cautions"], _lasting().values(), strict=True))

    def changes(self) -> dict[str, Any]:
        """Return those that hold now; none at all is an answer, too."""
        elsewhere = set(self.me.cautions or ()) - _lasting().keys()
        return {"cautions": [*self.cleaned_data["cautions"], *sorted(elsewhere)]}


class LanguageForm(Asked):
    """What is spoken and read."""

    language = one_of(
        _("Sessions and pages"),
        {code.partition("-")[0]: name for code, name in settings.LANGUAGES},
        none=_("As my browser asks"),
    )


class SignsForm(Asked):
    """Four signs that tell what suits."""

    def ask(self) -> None:
        """Ask for each sign of the library."""
        for name, sign in library().signs.items():
            field = yes_or_no(sign.name)
            field.initial = self.me.signs.get(name)
            self.fields[name] = field

    def changes(self) -> dict[str, Any]:
        """Return those that were answered."""
        given = self.cleaned_data
        return {"signs": {n: yes for n, yes in given.items() if yes is not None}}


def _topics() -> dict[str, str]:
    shipped = library().topics.get(language(), {})
    return {name: topic.name for name, topic in shipped.items() if not topic.mode}


def _lasting() -> dict[str, Caution]:
    cautions = library().cautions.items()
    told_elsewhere = {"movement-paused"}
    asked = [(n, c) for n, c in cautions if not c.now and n not in told_elsewhere]
    # What rules out everything comes last: it would be a hard way to begin.
    return dict(sorted(asked, key=lambda each: Limit.NOTHING in each[1].limits))
