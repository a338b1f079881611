"""Names under which the app answers: no others, or a web page could reach it by DNS."""

import socket

HERE = ("localhost", "127.0.0.1", "[::1]")
ANY = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to


def allowed_hosts(host: str) -> list[str]:
    """Return the Host headers to accept when listening on `host`.

    Listening on every address means: this machine under each of its own names.
    """
    if host not in ANY:
        return [*HERE, f"[{host}]" if ":" in host else host]
    name = socket.gethostname()
    try:
        _, aliases, addresses = socket.gethostbyname_ex(name)
    except OSError:
        aliases, addresses = [], []
    return [*HERE, name, f"{name}.local", *aliases, *addresses]
