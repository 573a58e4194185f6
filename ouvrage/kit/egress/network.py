"""The wire: connects to addresses that were checked, and never beyond the time allowed."""

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from ouvrage.kit.egress.addresses import Loopback, Resolver, checked_addresses, resolved
from ouvrage.kit.egress.errors import EgressCause, EgressFailed


class Deadline:
    """The moment after which nothing more is waited for, however many steps remain."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds that remain, at most so many."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise EgressFailed(EgressCause.TOO_SLOW)
        return left if most is None else min(left, most)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline: a slow drip gains nothing."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        wait = self._deadline.left(timeout)
        return TimedStream(
            self._stream.start_tls(ssl_context, server_hostname, wait), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class CheckedNetwork(httpcore.NetworkBackend):
    """Resolves a name once, checks what it found, and connects to exactly that.

    A name that answers otherwise a moment later (DNS rebinding) is not asked again.
    """

    def __init__(self, resolve: Resolver, permit: Loopback | None, deadline: Deadline) -> None:
        self._resolve = resolve
        self._permit = permit
        self._deadline = deadline
        self._wire = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        found = resolved(host, self._resolve, self._deadline.left(timeout))
        *others, last = checked_addresses(found, port, self._permit)
        for address in others[:2]:
            try:
                return self._connect(address, port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._connect(last, port, timeout)

    def _connect(self, address: str, port: int, timeout: float | None) -> httpcore.NetworkStream:
        stream = self._wire.connect_tcp(address, port, self._deadline.left(timeout))
        return TimedStream(stream, self._deadline)
