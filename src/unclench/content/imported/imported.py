"""From somebody's document to a pack."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from unclench.content.ids import with_ids
from unclench.content.imported.arrange import Arranged, arrange
from unclench.content.imported.document import Document
from unclench.content.imported.file import Unreadable, read_document
from unclench.content.imported.length import Lasting, lasting
from unclench.content.imported.lexicon import (
    Lexicon,
    language_of,
    languages,
    lexicon,
)
from unclench.content.imported.remark import Kind, Place, Remark
from unclench.content.imported.script import Head, write_script
from unclench.content.imported.section import (
    Read,
    Section,
    Sentence,
    read_sections,
    speakable,
)
from unclench.content.imported.visible import row
from unclench.content.model import Passage
from unclench.content.parse import parse
from unclench.vocabulary import Effort, Part, Posture
from unclench.vocabulary.method import NEVER_TENSED
from unclench.vocabulary.nearest import UnknownName

_LONGEST_NAME = 23
"""Characters of a pack's name (`Pack`)."""
_LONGEST_TITLE = 80
_LONGEST_AUTHOR = 200
_IN_A_ROW = 3
"""Sentences about the breath, one after the other, that a paced breath could carry."""
_KEPT = (
    Kind.HEADER,
    Kind.FOOTNOTE,
    Kind.COMMENT,
    Kind.DELETED,
    Kind.HIDDEN,
    Kind.PICTURE,
    Kind.OTHER,
)
"""What is spoken nowhere and kept as a note at the end of the script."""
_POSTURES = {
    Posture.LYING: (Posture.LYING, Posture.RECLINING),
    Posture.SITTING: (Posture.SITTING, Posture.WHEELCHAIR, Posture.RECLINING),
    Posture.STANDING: (Posture.STANDING,),
}
"""Postures in which a text can be heard that speaks of one."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A pack made of a document, and all that was guessed on the way."""

    name: str
    """Of the pack, and of the technique in it."""
    texts: Mapping[str, str]
    """Its files, by their names from the folder."""
    remarks: tuple[Remark, ...]

    @property
    def script(self) -> str:
        """Name of its script."""
        return f"scripts/{self.name}.md"


def import_document(path: Path, language: str | None = None) -> Imported:
    """Make a pack of a document.

    Parameters
    ----------
    path
        A ``.txt``, ``.md`` or ``.docx``.
    language
        What it is written in; guessed when None.

    Raises
    ------
    Unreadable
        If it is no such document, or there is nothing to say in it.
    TooLong
        If no session could hold it.
    UnknownName
        If documents of that language can't be read yet.
    """
    document = read_document(path)
    words, remarks = _lexicon(document, language)
    read = read_sections(document, words)
    if not any(section.spoken for section in read.sections):
        message = f"There is nothing to say in {path}."
        raise Unreadable(message)
    name = name_of(path)
    title = _title(document, read, name)
    arranged = arrange(read.sections, title, words)
    author = row(document.author)[:_LONGEST_AUTHOR]
    kept = [each for each in document.remarks if each.kind in _KEPT and each.words]
    head = Head(title, name, words.language, author)
    script, decided = write_script(head, arranged.placed, kept, words)
    script = with_ids(script, name)
    passages = [p for p in parse(script)[0].passages if not _never_said(p)]
    if not passages:
        message = (
            f"All of {path} asks to tense the neck or the back, which nothing here does."
        )
        raise Unreadable(message)
    length = lasting(passages, arranged.parts[-1], words.language)
    postures, guess = _postures(read.sections, words)
    remarks += document.remarks
    if not read.title:
        remarks += (Remark(Kind.TITLE, Place(), "", title),)
    remarks += (Remark(Kind.AUTHOR, Place(), "", author), guess)
    minutes = length.minutes
    told = f"{minutes.least:g}, {minutes.usual:g}, {minutes.most:g}"
    remarks += (Remark(Kind.MINUTES, Place(), "", told),)
    remarks += (*read.remarks, *arranged.remarks, *decided)
    remarks += tuple(_breath_runs(read.sections, words))
    remarks += (Remark(Kind.LICENCE, Place()),)
    texts = {
        "pack.toml": _pack(name, title, author, words.language),
        f"techniques/{name}.toml": _technique(
            title, path.name, arranged, postures, length, words
        ),
        f"scripts/{name}.md": script,
    }
    return Imported(name, texts, remarks)


def name_of(path: Path) -> str:
    """Return a file's name as a pack can have it: small letters, digits and hyphens."""
    plain = path.stem.lower().replace("ß", "ss").replace("æ", "ae").replace("ø", "o")
    plain = re.sub("([äöü])", r"\1e", plain)
    decomposed = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", decomposed).strip("-")
    return slug[:_LONGEST_NAME].strip("-") or "imported"


def _lexicon(
    document: Document, language: str | None
) -> tuple[Lexicon, tuple[Remark, ...]]:
    """Return the words of the document's language, and whether that was a guess."""
    if language is not None:
        if language not in languages():
            raise UnknownName("language of documents", language, languages())
        return lexicon(language), ()
    guess = language_of(" ".join(block.text for block in document.blocks))
    told = document.language.split("-")[0].split("_")[0].lower()
    known = told if told in languages() else "en"
    remark = Remark(Kind.LANGUAGE, Place(), "", guess or known)
    return lexicon(guess or known), (remark,)


def _title(document: Document, read: Read, name: str) -> str:
    """Return the title: of the first heading, the properties, or the file's name."""
    told = row(read.title) or row(document.title)
    plain = speakable(told).strip(" _:")
    return plain[:_LONGEST_TITLE].strip() or name.replace("-", " ").capitalize()


def _postures(
    sections: Iterable[Section], words: Lexicon
) -> tuple[tuple[Posture, ...], Remark]:
    """Guess postures by the first that is spoken of; any still one where none is."""
    text = " ".join(section.spoken for section in sections)
    spoken_of = {
        posture: match.start()
        for posture, pattern in words.postures.items()
        if (match := pattern.search(text))
    }
    named = sorted(spoken_of, key=lambda posture: spoken_of[posture])
    if Posture.STANDING in named[1:]:
        named.remove(Posture.STANDING)
    order = named or [Posture.SITTING, Posture.LYING]
    postures = tuple(dict.fromkeys(p for each in order for p in _POSTURES[each]))
    return postures, Remark(Kind.POSTURE, Place(), "", ", ".join(postures))


def _never_said(passage: Passage) -> bool:
    """Tell whether no session says a passage, since it tenses what is never tensed."""
    tense = Effort.TENSE in passage.tags.effort
    return tense and not NEVER_TENSED.isdisjoint(passage.tags.region)


def _breath_runs(sections: Iterable[Section], words: Lexicon) -> Iterator[Remark]:
    """Find sentences about in-breath and out-breath that follow one another."""
    for section in sections:
        run: list[Sentence] = []
        for saying in (*section.sayings, None):
            if isinstance(saying, Sentence) and (
                words.inwards.search(saying.text) or words.outwards.search(saying.text)
            ):
                run.append(saying)
            elif saying is None or isinstance(saying, Sentence):
                if len(run) >= _IN_A_ROW:
                    said = " ".join(sentence.text for sentence in run)
                    yield Remark(Kind.BREATHS, run[0].place, said)
                run = []


# -- Files -------------------------------------------------------------------------------


def _pack(name: str, title: str, author: str, language: str) -> str:
    rows = {
        "name": name,
        "title": title,
        "author": author,
        "licence": "",
        "language": language,
        "version": "1",
    }
    return "".join(f"{key} = {_toml(value)}\n" for key, value in rows.items())


def _technique(
    title: str,
    file: str,
    arranged: Arranged,
    postures: tuple[Posture, ...],
    length: Lasting,
    words: Lexicon,
) -> str:
    about = words.technique
    named = row(file)
    fade = arranged.parts[-1] is Part.FADE
    rows: dict[str, object] = {
        "name": title,
        "summary": about.summary.replace("{file}", named),
        "evidence": about.evidence,
        "source": about.source.replace("{file}", named),
        "parts": arranged.parts,
        "postures": postures,
        "endings": ["fade" if fade else "return"],
        "silence": list(length.silence),
        "suggested": False,
        "unabridged": True,
    }
    minutes = length.minutes
    return (
        "".join(f"{key} = {_toml(value)}\n" for key, value in rows.items())
        + f"\n[minutes]\nleast = {minutes.least:g}\nusual = {minutes.usual:g}\n"
        + f"most = {minutes.most:g}\n"
    )


def _toml(value: object) -> str:
    """Write a text, a list of texts or numbers, or a yes or no."""
    return json.dumps(value, ensure_ascii=False)
