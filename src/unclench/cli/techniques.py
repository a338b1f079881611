"""``unclench techniques``: what can be practised."""

import json
from collections import Counter

import click

from unclench.cli.form import text_or_json
from unclench.cli.language import in_a_language, library_in
from unclench.cli.library import load_library
from unclench.cli.told import told
from unclench.cli.trouble import explained
from unclench.content import Library, Technique
from unclench.content.gaps import Gap, missing


@click.command("techniques")
@in_a_language
@text_or_json
def command(language: str | None, form: str) -> None:
    """List what can be practised: lengths, scenes, postures.

    In another language than English, what cannot be had in it yet is named, too, with
    the number of lines and texts that it lacks.
    """
    with explained():
        library = load_library()
        view = library_in(language, told(library), library)
    techniques = view.techniques.values()
    if form == "json":
        listed = [technique.model_dump(mode="json") for technique in techniques]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    click.echo("\n\n".join(_told(technique) for technique in techniques))
    if lacking := library.techniques.keys() - view.techniques.keys():
        click.echo(f"\n{_lacking(sorted(lacking), library, view.language)}")


def _lacking(names: list[str], library: Library, language: str) -> str:
    """Say what is not there yet in a language."""
    counts = Counter(_technique_of(gap, library) for gap in missing(library, language))
    listed = ", ".join(f"{name} ({counts[name]})" for name in names)
    return f"Not in “{language}” yet, with what is missing: {listed}."


def _technique_of(gap: Gap, library: Library) -> str:
    """Return the technique that a gap is in; empty for the frame and what all share."""
    found = (s.technique for s in library.scripts if s.file == gap.file)
    shelf, _, name = gap.name.partition(".")
    return name.rpartition(".")[0] if shelf == "techniques" else next(found, "")


def _told(technique: Technique) -> str:
    minutes = technique.minutes
    facts = {
        "minutes": f"{minutes.least:g} to {minutes.most:g}, usually {minutes.usual:g}",
        "scenes": ", ".join(technique.scenes),
        "postures": ", ".join(technique.postures),
    }
    rows = [f"  {name:<9} {value}" for name, value in facts.items() if value]
    head = f"{click.style(technique.id, bold=True)}  {technique.name}"
    return "\n".join([head, f"  {technique.summary}", *rows])
