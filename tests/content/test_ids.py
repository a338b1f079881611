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


def test_an_id_that_is_none_or_stands_twice_gives_way() -> None:
    text = HEAD + "One. {#a b}\nTwo. {#bench.07}\nThree. {#bench.07}\n"
    assert with_ids(text, "bench") == (
        HEAD + "One. {#bench.08}\nTwo. {#bench.07}\nThree. {#bench.09}\n"
    )


def test_an_id_comes_before_a_note_in_its_row() -> None:
    text = HEAD + "One. <!-- slowly -->\nTwo. <!-- and so\non -->\n"
    assert with_ids(text, "bench") == (
        HEAD + "One. {#bench.01} <!-- slowly -->\nTwo. {#bench.02} <!-- and so\non -->\n"
    )


def test_a_file_s_name_that_is_no_id_is_made_one() -> None:
    assert with_ids(HEAD + "One.\n", "Übung (1)") == HEAD + "One. {#bung-1.01}\n"
