"""The installation's settings. Knows no framework."""

import os
from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What may be set, each by an environment variable: ``UNCLENCH_`` and its name."""

    model_config = SettingsConfigDict(
        env_prefix="UNCLENCH_", env_ignore_empty=True, frozen=True
    )

    data: Path = Field(
        default_factory=lambda: user_data_path("unclench", appauthor=False),
        description="Folder that holds everything that is kept; made when needed.",
    )
    workers: int = Field(
        default_factory=lambda: min(4, os.cpu_count() or 1),
        ge=1,
        le=64,
        description="Processes that make a session at the same time. "
        "Their number changes how long it takes, never a byte of it.",
    )

    catalogue: Path | None = Field(
        default=None,
        description="Folder with the catalogue of the voices that can be fetched.",
    )

    cache_mb: int = Field(
        default=2000,
        ge=100,
        description="Megabytes that spoken lines, encoded pieces and noise may take; "
        "what was not used for longest goes first.",
    )
    sessions_mb: int = Field(
        default=4000,
        ge=100,
        description="Megabytes that finished sessions may take; "
        "what was not heard for longest goes first.",
    )

    @field_validator("data", "catalogue")
    @classmethod
    def _from_home(cls, folder: Path | None) -> Path | None:
        return folder and folder.expanduser().absolute()

    @property
    def me(self) -> Path:
        """File of what the person told about themselves."""
        return self.data / "me.toml"

    @property
    def packs(self) -> Path:
        """Folder of the packs that were added, one folder each."""
        return self.data / "packs"

    @property
    def voices(self) -> Path:
        """Folder of the voices that were added, one folder each."""
        return self.data / "voices"

    @property
    def sounds(self) -> Path:
        """Folder of the person's own sounds to lie under the voice."""
        return self.data / "sounds"

    @property
    def sessions(self) -> Path:
        """Folder of the sessions made so far, one folder each."""
        return self.data / "sessions"

    @property
    def clips(self) -> Path:
        """Folder of the lines spoken so far; they can be made again."""
        return self.data / "cache" / "clips"

    @property
    def chunks(self) -> Path:
        """Folder of encoded pieces of sessions; they can be made again."""
        return self.data / "cache" / "chunks"

    @property
    def live(self) -> Path:
        """Folder of the sessions that are heard while they are made."""
        return self.data / "cache" / "live"

    @property
    def textures(self) -> Path:
        """Folder of the noise that ambiences are made of; it can be made again."""
        return self.data / "cache" / "textures"
