"""Which addresses may be visited: of what shape, and where they lead."""

import re
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from ipaddress import ip_address

import httpx

from ouvrage.kit.egress.errors import EgressCause, EgressFailed

PORTS = {"http": 80, "https": 443}
LONGEST = 2_000
ODD = re.compile(r"[\s\\\x00-\x1f\x7f]")
SIGNED_IN = re.compile(r"[^/?#]*//[^/?#]*@")
NUMERIC = re.compile(r"(^|\.)(0x[0-9a-f]*|[0-9]+)\.?$")
NAME = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?\.?")

Resolver = Callable[[str], list[str]]
"""From a host name to its addresses."""

_threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="resolver")


@dataclass(frozen=True, slots=True)
class Loopback:
    """Lets a test reach its own server on this machine, at this port and no other.

    Nothing in the product makes one: `tests/architecture` reads the sources for it.
    """

    port: int

    def allows(self, address: str, port: int) -> bool:
        return port == self.port and ip_address(address).is_loopback


def checked_url(text: str, permit: Loopback | None = None) -> httpx.URL:
    """The address, if its shape may be visited: plain http or https on its usual port, no name
    and password in it, a host that is a name or a proper IP address."""
    if not text or len(text) > LONGEST or ODD.search(text):
        raise EgressFailed(EgressCause.ADDRESS)
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL:
        raise EgressFailed(EgressCause.ADDRESS) from None
    port = PORTS.get(url.scheme)
    usual = {None, *PORTS.values(), permit.port if permit else None}
    if port is None or SIGNED_IN.match(text) or url.port not in usual:
        raise EgressFailed(EgressCause.ADDRESS)
    _check_host(url.raw_host.decode())
    return url.copy_with(fragment=None)


def port_of(url: httpx.URL) -> int:
    return url.port or PORTS[url.scheme]


def _check_host(host: str) -> None:
    """A name, or an address written as everybody does: not `0x7f.1`, `017700000001`, `1.2`."""
    if not _is_plain_address(host) and (not NAME.fullmatch(host) or NUMERIC.search(host)):
        raise EgressFailed(EgressCause.ADDRESS)


def _is_plain_address(host: str) -> bool:
    try:
        return getattr(ip_address(host), "scope_id", None) is None
    except ValueError:
        return False


def is_public(address: str) -> bool:
    """Whether an IP address lies in the open internet.

    Wrapped addresses (::ffff:10.0.0.1, 6to4, Teredo, NAT64) count as what is not global or is
    reserved, whatever they wrap.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    site_local = getattr(ip, "is_site_local", False)  # fec0::/10, which Python holds for global
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or site_local)


def checked_addresses(addresses: list[str], port: int, permit: Loopback | None) -> list[str]:
    """The addresses of one name, all of which must be public: one that is not spoils them all."""
    if not addresses:
        raise EgressFailed(EgressCause.UNKNOWN)
    for address in addresses:
        if not is_public(address) and not (permit and permit.allows(address, port)):
            raise EgressFailed(EgressCause.FORBIDDEN)
    return addresses


def system_resolver(host: str) -> list[str]:
    """Ask the machine's own resolver."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def resolved(host: str, resolve: Resolver, seconds: float) -> list[str]:
    """The same within a time: the system's resolver knows no limit of its own."""
    try:
        return _threads.submit(resolve, host).result(timeout=seconds)
    except TimeoutError:
        raise EgressFailed(EgressCause.TOO_SLOW) from None
    except (OSError, UnicodeError):
        raise EgressFailed(EgressCause.UNKNOWN) from None
