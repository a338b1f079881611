"""What a new script begins with: a few words that can be heard as they stand."""

from importlib.resources import files

from unclench.content import parse
from unclench.web.pages.write.forms import What
from unclench.web.versions import Words


def beginning(what: What, language: str) -> Words:
    """Return the first words of a scene or a practice, in a language."""
    file = files("unclench.web") / "beginnings" / language / f"{what}.md"
    whole = file.read_text("utf-8")
    script, _problems = parse(whole)
    _before, _head, text = whole.split("---\n", 2)
    return Words(script.title, text)
