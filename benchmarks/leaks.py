"""What many short sessions, made one after the other, leave behind in a process.

.venv/bin/python -m benchmarks.leaks FOLDER HOW-MANY
"""

import sys
from pathlib import Path

from unclench.composer import Needs, choose
from unclench.content import Library
from unclench.session import SessionStore, Studio
from unclench.sound import Crew, Format
from unclench.voice import ClipStore, find_voice


def main(folder: Path, many: int) -> None:
    """Make the sessions, and tell now and then what the process holds."""
    library, voice = Library.load(), find_voice()
    store = SessionStore(folder / "sessions")
    with Crew(2) as crew:
        studio = Studio(voice, ClipStore(folder / "clips"), folder / "textures", crew)
        for number in range(1, many + 1):
            needs = Needs("posture-reset", voice.identity, minutes=1)
            recipe = choose(needs, library, seed=number)
            store.make(recipe, library, studio, [Format.OPUS])
            if number in (10, many // 2, many):
                print(f"{number:4} sessions: {held()}", flush=True)


def held() -> str:
    """Memory, open files and children of this process, and the largest child's memory."""
    children = Path("/proc/self/task").glob("*/children")
    pids = [pid for path in children for pid in path.read_text().split()]
    largest = max((memory(pid) for pid in pids), default=0)
    files = len(list(Path("/proc/self/fd").iterdir()))
    return (
        f"{memory('self')} MiB, {files} files, {len(pids)} children of up to "
        f"{largest} MiB"
    )


def memory(pid: str) -> int:
    """Resident memory of a process that is its own or in pages it has written, MiB."""
    rows = Path("/proc", pid, "status").read_text().splitlines()
    told = {row.partition(":")[0]: row.partition(":")[2] for row in rows}
    return int(told["RssAnon"].split()[0]) // 1024


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
