"""A web server on this machine that answers whatever a test asks of it, byte by byte."""

import re
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

Script = Callable[[str], Iterable[bytes | float]]
"""From the path asked for to what is sent; a number waits so many seconds."""


def page(
    body: bytes = b"Bonjour", status: str = "200 OK", headers: tuple[str, ...] = ()
) -> list[bytes | float]:
    head = "\r\n".join([f"HTTP/1.1 {status}", "Connection: close", *headers])
    return [head.encode() + b"\r\n\r\n" + body]


def redirect(to: str, status: str = "302 Found") -> list[bytes | float]:
    return page(b"", status, (f"Location: {to}",))


@contextmanager
def served(script: Script) -> Iterator[tuple[int, list[str]]]:
    """The port, and all requests that came: their heads, and bodies where they say how long."""
    asked: list[str] = []
    listener = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_accept, args=(listener, script, asked), daemon=True).start()
    try:
        yield listener.getsockname()[1], asked
    finally:
        listener.close()


def _accept(listener: socket.socket, script: Script, asked: list[str]) -> None:
    while True:
        try:
            connection, _address = listener.accept()
        except OSError:
            return
        threading.Thread(target=_answer, args=(connection, script, asked), daemon=True).start()


def _answer(connection: socket.socket, script: Script, asked: list[str]) -> None:
    with connection:
        try:
            head = _request(connection)
            asked.append(head)
            for piece in script(head.split(" ")[1] if " " in head else ""):
                if isinstance(piece, float):
                    time.sleep(piece)
                else:
                    connection.sendall(piece)
        except OSError:
            return  # the client hung up, as it should on too much


def _request(connection: socket.socket) -> str:
    """Its head, and its body as long as it says to be; latin-1 keeps every octet."""
    request = connection.recv(65_536).decode("latin-1")
    length = re.search(r"(?im)^content-length: *(\d+)", request)
    while length and len(request.partition("\r\n\r\n")[2]) < int(length[1]):
        request += connection.recv(65_536).decode("latin-1")
    return request
