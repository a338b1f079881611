"""``unclench voices record``: somebody's own voice, line by line."""

from unclench.cli.commands import Commands

command = Commands(
    name="record",
    help=(
        "Record somebody's own voice, line by line. As few as ten lines are heard; "
        "another voice says the rest.\n\n"
        "unclench voices record new"
    ),
    modules={
        "new": ("unclench.cli.recorded.new", "Begin a recorded voice."),
        "lines": ("unclench.cli.recorded.lines", "Write a sheet to read from."),
        "take-in": ("unclench.cli.recorded.take_in", "Take in a folder of files."),
        "replace": ("unclench.cli.recorded.replace", "Take in one line."),
        "check": ("unclench.cli.recorded.check", "Say what is there and missing."),
        "forget": ("unclench.cli.recorded.forget", "Delete a line, or all."),
    },
)
