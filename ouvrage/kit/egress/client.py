"""The client: one page or one message at a time, redirects by hand, so much and no more."""

import codecs
import re
import ssl
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import httpcore
import httpx

from ouvrage.kit.egress.addresses import Loopback, Resolver, checked_url, system_resolver
from ouvrage.kit.egress.errors import EgressCause, EgressFailed
from ouvrage.kit.egress.network import CheckedNetwork, Deadline

USER_AGENT = "Ouvrage/1.0 (checks a link that was submitted to us)"
MOST_BYTES = 2 * 1024 * 1024
MOST_REDIRECTS = 3
CONNECT_SECONDS = 5.0
TOTAL_SECONDS = 10.0
REDIRECTS = {301, 302, 303, 307, 308}
ZLIB_OR_GZIP = 47
CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([a-z0-9_-]+)""", re.IGNORECASE)
READABLE = {"utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1252", "utf-16"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered, after redirects."""

    url: str
    status: int
    content_type: str
    body: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """Decoded as the answer or the page says, if that is a usual charset; never fails."""
        named = CHARSET.search(self.content_type.encode("ascii", "ignore")) or CHARSET.search(
            self.body[:2_048]
        )
        return self.body.decode(_charset(named), errors="replace")


def _charset(named: re.Match[bytes] | None) -> str:
    if named is None:
        return "utf-8"
    try:
        found = codecs.lookup(named[1].decode("ascii")).name
    except LookupError:
        return "utf-8"
    return found if found in READABLE else "utf-8"


@dataclass(frozen=True, slots=True)
class Egress:
    """Fetches pages, posts messages. `resolve` and `permit` are for tests; so is a shorter
    `total_seconds`."""

    resolve: Resolver = system_resolver
    permit: Loopback | None = None
    total_seconds: float = TOTAL_SECONDS

    def fetch(self, address: str) -> Fetched:
        """Read one page with GET; raises EgressFailed with its cause.

        No cookies, no referrer, no credentials, no proxy of the environment. A redirect is a
        new address, checked like the first; one that leaves https is not followed.
        """
        deadline = Deadline(self.total_seconds)
        url = checked_url(address, self.permit)
        for _hop in range(MOST_REDIRECTS + 1):
            found = self._ask(url, deadline)
            if isinstance(found, Fetched):
                return found
            target = checked_url(str(url.join(found)), self.permit)
            if url.scheme == "https" and target.scheme != "https":
                raise EgressFailed(EgressCause.DOWNGRADED)
            url = target
        raise EgressFailed(EgressCause.REDIRECTED)

    def post(self, address: str, headers: Mapping[str, str], body: bytes) -> Fetched:
        """Hand bytes over with POST; what was answered. A redirect is an answer: not followed."""
        url = checked_url(address, self.permit)
        found = self._ask(url, Deadline(self.total_seconds), headers=headers, body=body)
        if not isinstance(found, Fetched):
            raise EgressFailed(EgressCause.REDIRECTED)
        return found

    def _ask(
        self,
        url: httpx.URL,
        deadline: Deadline,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Fetched | httpx.URL:
        network = CheckedNetwork(self.resolve, self.permit, deadline)
        pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=network
        )
        waits = {"connect": CONNECT_SECONDS, "pool": CONNECT_SECONDS}
        method = "GET" if body is None else "POST"
        try:
            with (
                pool,
                pool.stream(
                    method,
                    _target(url),
                    headers=_headers(url, headers or {}),
                    content=body,
                    extensions={"timeout": waits},
                ) as answer,
            ):
                return _read(url, answer)
        except httpcore.TimeoutException:
            raise EgressFailed(EgressCause.TOO_SLOW) from None
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            broken = isinstance(error.__context__, ssl.SSLCertVerificationError)
            cause = EgressCause.UNTRUSTED if broken else EgressCause.UNREACHABLE
            raise EgressFailed(cause) from error


def _target(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def _headers(url: httpx.URL, more: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [
        *((name.encode(), value.encode()) for name, value in more.items()),
        (b"Host", url.netloc),
        (b"User-Agent", USER_AGENT.encode()),
        (b"Accept", b"text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"),
        (b"Accept-Encoding", b"identity"),
        (b"Connection", b"close"),
    ]


def _read(url: httpx.URL, answer: httpcore.Response) -> Fetched | httpx.URL:
    """The page, or where it sends us."""
    headers = httpx.Headers(answer.headers)
    if answer.status in REDIRECTS and "location" in headers:
        try:
            return httpx.URL(headers["location"])
        except httpx.InvalidURL:
            raise EgressFailed(EgressCause.ADDRESS) from None
    stream = answer.stream
    if not isinstance(stream, Iterable):  # httpcore types it for both its worlds
        raise EgressFailed(EgressCause.UNREADABLE)
    body = _unpacked(stream, headers.get("content-encoding", ""))
    return Fetched(str(url), answer.status, headers.get("content-type", ""), body)


def _unpacked(chunks: Iterable[bytes], packing: str) -> bytes:
    """The body, stopped as soon as it is too big, packed or unpacked."""
    match packing.strip().lower():
        case "" | "identity":
            unpacker = None
        case "gzip" | "x-gzip" | "deflate":  # not asked for, yet many servers insist
            unpacker = zlib.decompressobj(ZLIB_OR_GZIP)
        case _:
            raise EgressFailed(EgressCause.UNREADABLE)
    body = bytearray()
    received = 0
    for chunk in chunks:
        received += len(chunk)
        room = MOST_BYTES + 1 - len(body)
        try:
            body += unpacker.decompress(chunk, room) if unpacker else chunk
        except zlib.error:
            raise EgressFailed(EgressCause.UNREADABLE) from None
        if max(received, len(body)) > MOST_BYTES:
            raise EgressFailed(EgressCause.TOO_BIG)
    return bytes(body)
