"""Making a pack of a therapist's document, and telling all that was guessed."""

from unclench.content.imported.file import Unreadable
from unclench.content.imported.imported import Imported, import_document
from unclench.content.imported.length import TooLong
from unclench.content.imported.remark import Kind, Place, Remark, Unit
from unclench.content.imported.saved import NotEmpty, save

__all__ = [
    "Imported",
    "Kind",
    "NotEmpty",
    "Place",
    "Remark",
    "TooLong",
    "Unit",
    "Unreadable",
    "import_document",
    "save",
]
