"""What is written out is read back as it was."""

from hypothesis import given
from hypothesis import strategies as st
from tests.content.scripts import nameless_scripts, scripts

from unclench.content import ScriptFile, parse, spell, with_ids


@given(script=scripts | nameless_scripts)
def test_parse_spell_parse_gives_the_same_script(script: ScriptFile) -> None:
    assert parse(spell(script)) == (script, ())


@given(text=st.text(st.sampled_from("#-[]{}|:=ain \n<!>pause8s.,"), max_size=80))
def test_any_text_is_read_without_failing_and_settles_after_one_writing(
    text: str,
) -> None:
    script, _ = parse(text)
    again, _ = parse(spell(script))
    assert again == script


@given(script=nameless_scripts)
def test_every_line_gets_an_id_and_nothing_else_changes(script: ScriptFile) -> None:
    before = spell(script)
    after = with_ids(before, "bench")
    named, problems = parse(after)
    ids = [line.id for passage in named.passages for line in passage.lines]
    assert problems == ()
    assert ids == [f"bench.{n:02d}" for n in range(1, len(ids) + 1)]
    bare = after
    for name in ids:
        bare = bare.replace(f" {{#{name}}}", "", 1)
    assert bare == before
