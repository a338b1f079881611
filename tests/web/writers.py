"""Somebody who writes, for the tests of writing."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.http import HttpResponse
from tests.web.visitors import Visitor

from unclench.web.models import Script, Version

TEXT = """\
# Scene

## The gate
You lean on a wooden gate, warm from the sun.
You might see a field of barley, and a brown horse.
You hear a wren, close by in the hedge.

# Suggestion

Your shoulders rest, like a coat on its hook.
"""


@dataclass
class Writer:
    """A visitor with a script."""

    visitor: Visitor
    what: str = "scene"
    language: str = "en"
    id: UUID = field(default_factory=uuid4)

    def __post_init__(self) -> None:
        """Begin it."""
        given = {
            "id": self.id,
            "zone": "Europe/Lisbon",
            "title": "The gate",
            "what": self.what,
            "language": self.language,
        }
        answer = self.visitor.post("/write/new", given)
        assert answer["Location"] == f"/write/{self.id}/"

    @property
    def script(self) -> Script:
        return Script.objects.get(pk=self.id)

    @property
    def newest(self) -> Version:
        return self.script.newest

    @property
    def texts(self) -> list[str]:
        """Every version's text, the oldest first."""
        return [v.text for v in self.script.versions.order_by("number")]

    def post(self, where: str, text: str, **more: object) -> HttpResponse:
        """Send the editor's form somewhere."""
        given: dict[str, object] = {
            "id": uuid4(),
            "base": self.newest.id,
            "zone": "Europe/Lisbon",
            "title": "The gate",
            "text": text,
        }
        sent = given | more
        return self.visitor.post(f"/write/{self.id}/{where}", sent)  # type: ignore[return-value] # the test client's own kind of answer

    def keep(self, text: str, **more: object) -> dict[str, str]:
        """Keep a text as the page does while it is typed."""
        answer = self.post("keep", text, **more)
        assert answer.status_code == 200, answer.content
        return answer.json()  # type: ignore[attr-defined, no-any-return] # as above

    def save(self, text: str = TEXT, **more: object) -> dict[str, str]:
        """Press Save."""
        return self.keep(text, kind="saved", **more)
