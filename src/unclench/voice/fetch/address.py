"""Addresses that anything may be fetched from."""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_safe(address: str) -> bool:
    """Tell whether nobody on the way can read or change what comes from an address.

    That is HTTPS, or this very machine, where a mirror or a test may serve.
    """
    try:
        found = urlsplit(address)
        return bool(found.hostname) and (
            found.scheme == "https" or (found.scheme == "http" and is_here(address))
        )
    except ValueError:
        return False


def is_here(address: str) -> bool:
    """Tell whether an address is of this machine."""
    host = urlsplit(address).hostname or ""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def host_of(address: str) -> str:
    """Return whom an address belongs to."""
    return urlsplit(address).hostname or ""
