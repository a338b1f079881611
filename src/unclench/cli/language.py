"""``--language``: what is spoken and named; the command's own words stay English."""

import click

from unclench.cli.trouble import Trouble
from unclench.config import Settings
from unclench.content import Library
from unclench.content.language import SOURCE
from unclench.person import Me
from unclench.vocabulary.nearest import UnknownName
from unclench.voice import Voice, chosen_voice, find_voice, voice_for

in_a_language = click.option(
    "--language",
    metavar="CODE",
    help="Language of what is spoken and named, such as de.  [default: what you told, "
    f"else {SOURCE}]",
)


def library_in(asked: str | None, me: Me, library: Library) -> Library:
    """Return what can be had in the language asked for, told, or else in English.

    Raises
    ------
    UnknownName
        If nothing can be had in it.
    """
    language = asked or me.language or SOURCE
    if language not in library.languages:
        raise UnknownName("language", language, library.languages)
    return library.in_language(language)


def voice_in(language: str, asked: str | None, told: str = "") -> Voice:
    """Return the voice asked for, or told, or else the first of a language.

    Where the one that was told is gone, that is said on standard error.

    Raises
    ------
    UnknownName
        If there is no voice of that name.
    Trouble
        If the one asked for speaks another language.
    """
    folder = Settings().voices
    if not asked:
        chosen = chosen_voice(language, told, folder)
        if chosen.instead_of:
            gone = f"The voice {chosen.instead_of} is not here any more."
            click.secho(f"{gone} {chosen.name} speaks.", fg="yellow", err=True)
        return find_voice(chosen.name, folder)
    voice = find_voice(asked, folder)
    if not voice.speaks(language):
        raise Trouble(other_language(voice, language))
    return voice


def other_language(voice: Voice, language: str) -> str:
    """Say that a voice speaks another language, and the ways out."""
    theirs = voice.language.partition("-")[0]
    name = voice_for(language, "", Settings().voices)
    return (
        f"{voice.name} speaks “{theirs}”, and “{language}” is asked for. Take {name} as "
        f"the voice, or {theirs} as the language."
    )
