"""Natural voices that can be fetched: where from, how large, of which licence."""

from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator

from unclench.content import SHIPPED, Problem
from unclench.content.record import Id, Name, Record
from unclench.content.table import mistakes, read_table
from unclench.vocabulary.nearest import UnknownName
from unclench.voice.added import AnyAdded, File, Kokoro, Piper, Speaker, Tag
from unclench.voice.errors import VoiceError
from unclench.voice.fetch.address import host_of, is_safe
from unclench.voice.fetch.part import Part
from unclench.voice.model import Kind


def _safe(address: str) -> str:
    if not (is_safe(address) and address.endswith("/")):
        message = "it begins with https:// and ends with /"
        raise ValueError(message)
    return address


class Item(Record):
    """One file of a voice."""

    name: File
    bytes: Annotated[int, Field(gt=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Heard(Record):
    """One of those who speak through a model."""

    name: Name
    """As the model's own files call it."""
    language: Tag | None = None
    """Where it is not the language of the whole."""
    hears: dict[str, str] = Field(default_factory=dict)
    """What one hears, by language."""


class Offer(Record):
    """A voice that can be fetched, as its TOML file in ``library/voices`` says."""

    name: Id
    title: Name
    engine: Literal["kokoro", "piper"]
    language: Tag
    licence: Name
    source: Annotated[str, AfterValidator(_safe)]
    """Address of the folder its files are in."""
    hears: dict[str, str]
    """What one hears, by language."""
    model: Item
    styles: Item | None = None
    """What each speaker is made of, for Kokoro."""
    config: Item | None = None
    """What the model expects, for Piper."""
    speakers: tuple[Heard, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        kokoro = self.styles is not None and bool(self.speakers)
        if not (kokoro if self.engine == "kokoro" else self.config is not None):
            needed = (
                "[styles] and [[speakers]]" if self.engine == "kokoro" else "[config]"
            )
            message = f"{self.engine} needs {needed}"
            raise ValueError(message)
        return self

    @property
    def items(self) -> tuple[Item, ...]:
        """Its files, the smallest first: what is wrong shows before much has come."""
        there = (self.styles, self.config, self.model)
        return tuple(sorted(filter(None, there), key=lambda item: item.bytes))

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its files, as they are fetched."""
        return tuple(
            Part(item.name, self.source + item.name, item.bytes, item.sha256)
            for item in self.items
        )

    def is_in(self, model: Path, beside: Path) -> bool:
        """Tell whether files that somebody has are exactly its own."""
        files = {self.model.name: model}
        return all(part.is_at(files.get(part.name, beside)) for part in self.parts)

    @property
    def bytes(self) -> int:
        """How much there is to fetch."""
        return sum(item.bytes for item in self.items)

    @property
    def megabytes(self) -> float:
        """The same in millions."""
        return self.bytes / 1e6

    @property
    def host(self) -> str:
        """Whom to fetch it from."""
        return host_of(self.source)

    @property
    def titles(self) -> dict[str, str]:
        """What each of its voices is called for people, by its name."""
        record = self.record("0" * 16)
        names = [voice.name for voice in record.voices(Path())]
        if not self.speakers:
            return dict.fromkeys(names, self.title)
        called = (each.name.rpartition("_")[2].capitalize() for each in self.speakers)
        titles = (f"{self.title}, {name}" for name in called)
        return dict(zip(names, titles, strict=True))

    def speaks(self, language: str) -> bool:
        """Tell whether it speaks a language, in whatever region."""
        return self.language.partition("-")[0] == language.partition("-")[0].lower()

    def record(self, version: str) -> AnyAdded:
        """Return what its ``voice.toml`` will say."""
        common = {
            "name": self.name,
            "language": self.language,
            "licence": self.licence,
            "version": version,
            "engine": self.engine,
            "kind": Kind.NATURAL,
            "model": self.model.name,
            "speakers": [
                Speaker(name=each.name, language=each.language) for each in self.speakers
            ],
        }
        if self.styles:
            return Kokoro.model_validate(common | {"styles": self.styles.name})
        config = self.config.name if self.config else ""
        return Piper.model_validate(common | {"config": config})


class CatalogueBroken(VoiceError):  # noqa: N818 - reads as what it says
    """A file of the catalogue can't be read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))


def catalogue(folder: Path | None = None) -> dict[str, Offer]:
    """Read what can be fetched, by name, in the order of the names of their files.

    Parameters
    ----------
    folder
        Of another catalogue than the one that ships, such as one's own mirror's.

    Raises
    ------
    CatalogueBroken
        If one of its files is not right.
    """
    files = sorted((folder or SHIPPED / "voices").glob("*.toml"))
    return {offer.name: offer for offer in map(_read, files)}


def find_offer(name: str, folder: Path | None = None) -> Offer:
    """Return the offer of a name; raises `UnknownName` if there is none."""
    offers = catalogue(folder)
    if name not in offers:
        raise UnknownName("voice to fetch", name, offers)
    return offers[name]


def _read(path: Path) -> Offer:
    text = path.read_text("utf-8")
    table, problems = read_table(text, str(path))
    for problem in problems:
        raise CatalogueBroken(problem)
    try:
        return Offer.model_validate(table)
    except ValidationError as error:
        first = next(mistakes(error, Offer, text, str(path)))
        raise CatalogueBroken(first) from error
