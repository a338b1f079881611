"""Line ids are written into a file once, and never move."""

from unclench.content import with_ids

HEAD = "---\ntitle: Bench\n---\n# Scene\n"


def test_new_ids_count_on_from_the_highest() -> None:
    text = HEAD + "One.\nTwo. {#bench.07}\nThree.\n"
    assert with_ids(text, "bench") == (
        HEAD + "One. {#bench.08}\nTwo. {#bench.07}\nThree. {#bench.09}\n"
    )


def test_ids_of_other_files_are_not_taken_again() -> None:
    assert with_ids(HEAD + "One.\n", "bench", frozenset({"bench.02"})) == (
        HEAD + "One. {#bench.03}\n"
    )


def test_notes_and_spacing_stay() -> None:
    text = HEAD + "\n\n<!-- why -->\nOne. {#bench.01}\n\n"
    assert with_ids(text, "bench") == text
