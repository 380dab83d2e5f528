"""Addresses of the web, as letters and settings have them: some cannot be taken apart."""

from __future__ import annotations

from urllib.parse import urlsplit


def host_of(address: str) -> str:
    """Return the host of an address without "www.", or an empty text where it has none or cannot be read."""
    try:
        host = urlsplit(address).hostname
    except ValueError:  # "http://[masked]/", signs that become "/" or "@"
        return ""
    return (host or "").removeprefix("www.")


def checked_address(address: str) -> str:
    """Return `address` if it names a host.

    Raises:
        ValueError: if it names none.
    """
    if not host_of(address):
        raise ValueError(address)
    return address
