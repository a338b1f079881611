"""The pace is measured, not believed.

Words a minute are counted as ``method.md`` 9.4 does: the words of a line over the length
of its clip without its quiet edges, all lines of a quiet script taken together. A single
line may be far from it: "Breathe out, and let it go" has short words.
"""

import re

import pytest

from unclench.vocabulary import Delivery, Pace, Utterance
from unclench.vocabulary.method import rate_of
from unclench.voice import ClipStore, find_voice, speak, voice_names
from unclench.voice.espeak import EspeakSettings
from unclench.voice.espeak.settings import Pace as EspeakPace

ENGLISH = (
    "This is a quiet time, set aside for you.",
    "Find a position that feels kind, sitting or lying down.",
    "Let your hands rest wherever they are at ease.",
    "Notice where the back of the chair meets your shoulders.",
    "Breathe in slowly, and feel the belly rise.",
    "Breathe out, and let the shoulders go.",
    "Bring your attention to the forehead, and let it become smooth.",
    "A warm wave moves down both arms, past the elbows and the wrists.",
    "The muscles beside the spine grow a little softer with every breath.",
    "You are walking along a path between tall, quiet trees.",
    "The ground is springy underfoot, covered with needles and moss.",
    "Somewhere to the left there is the sound of running water.",
    "You can smell the resin, and the cool earth after rain.",
    "There is nothing to do here, and nobody to please.",
    "If a thought comes, let it float by like a leaf.",
    "In a moment it will be time to come back, slowly and gently.",
)
GERMAN = (
    "Das ist eine ruhige Zeit, nur für dich.",
    "Such dir eine Haltung, die dir guttut, im Sitzen oder im Liegen.",
    "Lass die Hände ruhen, wo sie sich wohlfühlen.",
    "Spür, wo die Lehne des Stuhls deine Schultern berührt.",
    "Atme langsam ein, und spür, wie der Bauch sich hebt.",
    "Atme aus, und lass die Schultern sinken.",
    "Geh mit der Aufmerksamkeit zur Stirn, und lass sie glatt werden.",
    "Eine warme Welle läuft beide Arme hinab, an Ellbogen und Handgelenken vorbei.",
    "Die Muskeln neben der Wirbelsäule werden mit jedem Atemzug ein wenig weicher.",
    "Du gehst einen Weg entlang, zwischen hohen, stillen Bäumen.",
    "Der Boden federt unter dir, bedeckt mit Nadeln und Moos.",
    "Irgendwo links von dir ist leise fließendes Wasser zu hören.",
    "Du riechst das Harz und die kühle Erde nach dem Regen.",
    "Hier gibt es nichts zu tun, und niemand erwartet etwas.",
    "Wenn ein Gedanke kommt, lass ihn vorbeitreiben wie ein Blatt.",
    "Gleich ist es Zeit zurückzukommen, langsam und behutsam.",
)
LINES = {"en": ENGLISH, "de": GERMAN}


@pytest.mark.parametrize("name", voice_names())
@pytest.mark.parametrize("english", [80, 90, 100, 110, 125, 140, 150])
def test_typical_lines_come_out_at_the_pace_asked(
    name: str, english: int, store: ClipStore
) -> None:
    voice = find_voice(name)
    language = voice.language.partition("-")[0]
    rate = rate_of(english, Pace.USUAL, language)
    texts = LINES[language]
    lines = [Utterance(text, language, Delivery(rate=rate)) for text in texts]

    clips = speak(lines, voice, store=store)

    words = sum(len(re.findall(r"[\w']+", text)) for text in texts)
    minutes = sum(len(clip.samples) / clip.rate for clip in clips.values()) / 60
    assert words / minutes == pytest.approx(rate, rel=0.07)


def test_a_slower_rate_never_speaks_faster() -> None:
    pace = EspeakPace(1.1, (92.0, 89.0, 86.0, 83.0, 80.0))

    asked = [pace.rate_and_gap(rate) for rate in range(80, 151)]

    assert [rate for rate, _ in asked] == sorted(rate for rate, _ in asked)
    assert [gap for _, gap in asked] == sorted((gap for _, gap in asked), reverse=True)
    assert asked[0] == (80, 5)
    assert asked[-1] == (136, 1)


def test_pitch_stays_on_the_engines_scale() -> None:
    settings = EspeakSettings("gmw/en", EspeakPace(1.0, (80.0,)), pitch=40)

    asked = [settings.pitch_for(st) for st in (0, -1, -0.5, 1, 9, -9)]

    assert asked == [40, 34, 37, 46, 94, 0]
