"""How what was found in a recording is said."""

from unclench.voice.recorded import Finding, Refusal

FINDINGS: dict[Finding, str] = {
    Finding.CLIPPED: "The loudest moments are cut off. A little further from the "
    "microphone, or a lower input level, keeps them whole.",
    Finding.QUIET: "The voice is far away. A hand's breadth from the microphone is good.",
    Finding.HUM: "A low hum is heard behind the voice. A charger or a lamp near by may "
    "make it.",
    Finding.HISS: "There is a noise behind the voice. A smaller room with curtains "
    "helps.",
    Finding.QUICK: "That was quick for so many words. Is it the right line? There is no "
    "hurry.",
    Finding.SLOW: "That was long for so few words. Is it the right line?",
}
"""What may be better in a recording; it is kept in any case."""

REFUSALS: dict[Refusal, str] = {
    Refusal.BIG: "it is too large: 25 MB at most",
    Refusal.UNREADABLE: "no sound can be read from it",
    Refusal.LONG: "it is longer than a minute: one line a file",
    Refusal.SILENT: "no voice is heard in it",
}
"""Why nothing could be made of a file."""
