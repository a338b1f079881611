"""How what somebody tells about themselves is asked."""

from django.utils.translation import gettext_lazy as _

from unclench.vocabulary import BreathPattern, Eyes, Pace, Region, SenseMode, Tone
from unclench.web.words import Wording

OWN_WORDS: dict[str, Wording] = {
    "place.name": _("What you call it"),
    "place.sight": _("What you see there"),
    "place.sound": _("What you hear"),
    "place.smell": _("What it smells of"),
    "place.taste": _("What you might taste"),
    "place.touch": _("What you feel under your hands"),
    "place.feeling": _("How it is to be there"),
    "home.name": _("Which room, or what you call it"),
    "home.sight": _("What you see there"),
    "home.sound": _("What you hear"),
    "home.smell": _("What it smells of"),
    "home.touch": _("What you feel under your hands"),
    "company": _("Who is good to have near: people, animals"),
    "food": _("Something you like to eat or drink"),
    "sound": _("A sound you like"),
    "texture": _("Something that is good to touch"),
    "comfort": _("What makes it comfortable where you are"),
}
"""The senses of one's own images, by slot name."""

EXAMPLES: dict[str, Wording] = {
    "place.name": _("the bench behind the house"),
    "place.sound": _("slow rain"),
    "home.name": _("our kitchen"),
    "home.sound": _("the kettle, the radio next door"),
    "home.smell": _("coffee, warm bread"),
    "company": _("Ella, the dog"),
    "food": _("pea soup"),
    "sound": _("a train far off"),
    "texture": _("a wool blanket"),
    "comfort": _("the blue cushion"),
}

SENSES: dict[SenseMode, Wording] = {
    SenseMode.VISUAL: _("Clear enough"),
    SenseMode.NON_VISUAL: _("Faint, or none at all"),
}
EYES: dict[Eyes, Wording] = {
    Eyes.FREE: _("As I like"),
    Eyes.OPEN: _("Open"),
}
TONES: dict[Tone, Wording] = {
    Tone.WARM: _("Warm"),
    Tone.PLAIN: _("Plain facts"),
    Tone.SPACIOUS: _("Fewer words, more quiet"),
}
PACES: dict[Pace, Wording] = {
    Pace.USUAL: _("As usual"),
    Pace.SLOW: _("Slower"),
}
BREATHS: dict[BreathPattern, Wording] = {
    BreathPattern.RAMP: _("Quick at first, slower with time"),
    BreathPattern.FOUR_SIX: _("Four seconds in, six out"),
    BreathPattern.NONE: _("Left to itself"),
}

REGIONS: dict[Region, Wording] = {
    Region.HEAD: _("Head"),
    Region.JAW: _("Jaw"),
    Region.NECK: _("Neck"),
    Region.SHOULDERS: _("Shoulders"),
    Region.ARMS: _("Arms"),
    Region.HANDS: _("Hands"),
    Region.CHEST: _("Chest"),
    Region.BELLY: _("Belly"),
    Region.UPPER_BACK: _("Between the shoulder blades"),
    Region.MID_BACK: _("Mid back"),
    Region.LOW_BACK: _("Low back"),
    Region.HIPS: _("Hips"),
    Region.LEGS: _("Legs"),
    Region.FEET: _("Feet"),
}
TIGHT = (
    Region.JAW,
    Region.NECK,
    Region.UPPER_BACK,
    Region.MID_BACK,
    Region.LOW_BACK,
    Region.HIPS,
)
"""Regions that sessions can dwell on."""
