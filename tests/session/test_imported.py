"""A document that was brought in is spoken whole, at all of its lengths."""

from pathlib import Path

import pytest
from tests.content.imported.documents import BEACH

from unclench.composer import Needs, choose, write
from unclench.content import Library, Passage
from unclench.content.imported import import_document, save
from unclench.session import Studio
from unclench.timeline.fit import fit
from unclench.vocabulary import SAMPLE_RATE, Pace
from unclench.vocabulary.method import NEVER_TENSED
from unclench.voice import find_voice, speak, voice_for

PLAIN = """\
# Arriving
You sit or lie as you like, and the chair or the bed carries you. There is time.

# The shore
You walk along the water. The sand is warm under your feet, and gives a little. You hear
the waves come in, and go out again. There is salt in the air, and on your lips.

You may sit down here, where the sand is dry. It takes the shape of you, warm from below.
A boat goes by, far out. Its sail is white, and then it is small, and then it is gone.

# Closing
You stretch your fingers. You look round the room, and come back in your own time.
"""
"""A document that marks no pauses."""

LONG = "\n".join(
    f"# Part {i}\n\nThe path goes on beside the water, {i}. You see reeds, and a bird. "
    "(PAUSE 15 sec)\n\nYour shoulders are wide, and your back is long. [pause]\n\n"
    "There is moss under your feet... it is soft, and it gives.\n"
    for i in range(1, 25)
)
GERMAN = """\
# Ankommen
Setz dich hin, wie es dir gefällt. Der Stuhl trägt dich. (Pause 10 Sek.)

# Der Strand
Du gehst am Wasser entlang. Der Sand ist warm. (lange Pause)
Du hörst die Wellen... Sie kommen und gehen.

# Rückkehr
Beweg die Finger. (5 Sekunden) Schau dich im Raum um.
"""


def heard_always(passage: Passage) -> bool:
    return not passage.tags.effort or passage.tags.region.isdisjoint(NEVER_TENSED)


@pytest.mark.parametrize("pace", Pace)
@pytest.mark.parametrize(
    ("name", "text"),
    [("beach", BEACH), ("plain", PLAIN), ("long", LONG), ("strand", GERMAN)],
)
def test_all_of_it_is_said_at_every_length(
    name: str, text: str, pace: Pace, studio: Studio, tmp_path: Path
) -> None:
    path = tmp_path / f"{name}.md"
    path.write_text(text, "utf-8")
    save(import_document(path), tmp_path / name)
    whole = Library.load([tmp_path / name])
    assert whole.problems == ()
    language = whole.packs[name].language
    technique = whole.technique(f"{name}/{name}")
    passages = whole.shelf(language, technique.id, "")
    own = {
        line.id
        for passage in passages
        if heard_always(passage)
        for line in passage.spoken
    }

    voice = find_voice(voice_for(language))
    minutes = technique.minutes
    for length in {minutes.least, minutes.usual, minutes.most}:
        needs = Needs(technique.id, voice.identity, length, pace=pace, language=language)
        script = write(choose(needs, whole), whole)
        clips = speak(script.utterances, voice, store=studio.clips)
        timeline = fit(script, {each: clips[each].spoken for each in clips}, length)

        assert timeline.length == round(length * 60 * SAMPLE_RATE)
        said = {cue.line for cue in timeline.cues}
        assert own <= said
        assert length == minutes.most or not any("spare." in line for line in said)
