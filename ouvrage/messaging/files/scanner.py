"""Asking a virus scanner: clamd's own protocol (INSTREAM), over TCP or a local socket.

No scanner configured: files are not scanned, and the operations page says so. One configured
that does not answer: `ScannerDown`, and the file waits, unseen by others (SEC-62).
"""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from ouvrage.kit.db import refuse_transaction

PIECE = 64 * 1024
PATIENCE = 60.0
LONGEST_ANSWER = 4_096


class ScannerDown(Exception):
    """The scanner gives no usable answer."""


def is_scanning() -> bool:
    return bool(settings.FILE_SCANNER)


def threat_in(path: Path) -> str:
    """The name of what the scanner found in a file; empty when it found nothing."""
    refuse_transaction()
    try:
        with _connected() as peer:
            peer.sendall(b"zINSTREAM\0")
            with path.open("rb") as content:
                while piece := content.read(PIECE):
                    peer.sendall(struct.pack("!I", len(piece)) + piece)
            peer.sendall(struct.pack("!I", 0))
            return _understood(_answer(peer))
    except OSError as trouble:
        raise ScannerDown(type(trouble).__name__) from trouble


@contextmanager
def _connected() -> Iterator[socket.socket]:
    """A connection to clamd://host:port, or to the socket of clamd:///run/clamd.ctl."""
    url = urlsplit(settings.FILE_SCANNER)
    if url.hostname:
        peer = socket.create_connection((url.hostname, url.port or 3310), timeout=PATIENCE)
    else:
        peer = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        peer.settimeout(PATIENCE)
        peer.connect(url.path)
    with peer:
        yield peer


def _answer(peer: socket.socket) -> str:
    received = b""
    while not received.endswith(b"\0") and len(received) < LONGEST_ANSWER:
        piece = peer.recv(LONGEST_ANSWER)
        if not piece:
            break
        received += piece
    return received.rstrip(b"\0").decode("utf-8", "replace").strip()


def _understood(answer: str) -> str:
    """« stream: OK », « stream: Eicar-Test-Signature FOUND »; anything else is no answer."""
    _stream, _colon, verdict = answer.partition(": ")
    if verdict == "OK":
        return ""
    if verdict.endswith(" FOUND"):
        return verdict.removesuffix(" FOUND")[:100]
    raise ScannerDown(answer[:100] or "no answer")
