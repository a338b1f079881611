"""Forms that ask about somebody, each beginning with what they told before."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from unclench.person import Me
from unclench.web.pages.me.words import EXAMPLES, OWN_WORDS
from unclench.web.pages.spoken import SpokenField
from unclench.web.words import Wording


class Asked(forms.Form):
    """What is asked on one page. All of it may be left alone."""

    def __init__(self, me: Me, sent: Mapping[str, Any] | None = None) -> None:
        self.me = me
        super().__init__(sent, initial=self.told())
        self.ask()

    rare: ClassVar[tuple[str, ...]] = ()
    """Fields that few people want, to be unfolded."""

    @property
    def shown(self) -> list[forms.BoundField]:
        """The fields that are there at once, for the template."""
        return [field for field in self if field.name not in self.rare]

    @property
    def folded(self) -> list[forms.BoundField]:
        """The others."""
        return [self[name] for name in self.rare]

    @property
    def unfold(self) -> bool:
        """Whether something of them was told."""
        return any(field.value() for field in self.folded)

    def told(self) -> dict[str, Any]:
        """Return what was told already, by field."""
        return {name: getattr(self.me, name) for name in self.base_fields}

    def ask(self) -> None:
        """Add what is asked, where the library says what that is."""

    def offer(self, name: str, choices: Mapping[str, Wording]) -> None:
        """Fill in what can be chosen."""
        self.fields[name].choices = list(choices.items())  # type: ignore[attr-defined] # a choice field

    def changes(self) -> dict[str, Any]:
        """Return what is told now, as fields of `Me`; call after `is_valid`.

        What was left alone is as it is for everybody.
        """
        usual = Me().model_dump()
        given = {name: self.cleaned_data[name] for name in self.base_fields}
        return {
            name: usual[name] if value in (None, "") else value
            for name, value in given.items()
        }


def one_of(
    label: Wording,
    words: Mapping[Any, Wording],
    *,
    none: Wording = "",
    line: Wording = "",
) -> forms.ChoiceField:
    """Ask for one of a few, each a tap; with `none`, that is one of them."""
    first = [("", none)] if none else []
    choices = [*first, *((str(key), word) for key, word in words.items())]
    return forms.ChoiceField(
        label=label,  # type: ignore[arg-type] # a lazy translation
        choices=choices,
        required=not none,
        help_text=line,  # type: ignore[arg-type] # as above
        widget=forms.RadioSelect,
    )


def some_of(
    label: Wording, choices: Iterable[tuple[str, Wording]], line: Wording = ""
) -> forms.MultipleChoiceField:
    """Ask for any of many."""
    return forms.MultipleChoiceField(
        label=label,  # type: ignore[arg-type] # a lazy translation
        choices=list(choices),
        required=False,
        help_text=line,  # type: ignore[arg-type] # as above
        widget=forms.CheckboxSelectMultiple,
    )


def yes_or_no(label: Wording, line: Wording = "") -> forms.TypedChoiceField:
    """Ask for yes or no; empty is neither."""
    return forms.TypedChoiceField(
        label=label,  # type: ignore[arg-type] # a lazy translation
        choices=[("True", _("Yes")), ("False", _("No"))],
        coerce=lambda value: value == "True",
        empty_value=None,
        required=False,
        help_text=line,  # type: ignore[arg-type] # as above
        widget=forms.RadioSelect,
    )


class OwnImages(Asked):
    """Images of one's own, sense by sense."""

    names: ClassVar[tuple[str, ...]]
    """Slots that are asked for."""

    def ask(self) -> None:
        """Add one field a slot; a dot would not do in a field's name."""
        for name in self.names:
            field = SpokenField(label=OWN_WORDS[name])
            field.initial = self.me.own.get(name, "")
            if example := EXAMPLES.get(name):
                field.widget.attrs["placeholder"] = example
            self.fields[_field(name)] = field

    def changes(self) -> dict[str, Any]:
        """Return all own words, with those of this page as they are now."""
        kept = {n: words for n, words in self.me.own.items() if n not in self.names}
        given = {name: self.cleaned_data[_field(name)] for name in self.names}
        return {"own": kept | {name: words for name, words in given.items() if words}}


def _field(name: str) -> str:
    return "own_" + name.replace(".", "_")
