"""A page somebody named is read safely, or not at all (SEC-50)."""

import gzip
import itertools
import time

import pytest

from ouvrage.kit.egress import Egress, EgressCause, EgressFailed, Loopback, is_public
from ouvrage.kit.tests.pages import page, redirect, served


def never_asked(host):
    raise AssertionError(f"{host} was looked up")


def cause_of(address, **options):
    with pytest.raises(EgressFailed) as failed:
        Egress(**options).fetch(address)
    return failed.value.cause


def local(port, seconds=10.0):
    """Every name leads to the test's own server."""
    return Egress(resolve=lambda _host: ["127.0.0.1"], permit=Loopback(port), total_seconds=seconds)


def failure(script, path="/", seconds=10.0):
    with served(script) as (port, _asked), pytest.raises(EgressFailed) as failed:
        local(port, seconds).fetch(f"http://site.example:{port}{path}")
    return failed.value.cause


ODDLY_SHAPED = [
    "", "site", "/page", "//site.example", "http://", "http:///page", "http:site.example",
    "file:///etc/passwd", "file://localhost/etc/passwd", "gopher://site.example/_X", "ftp://a.fr/",
    "javascript:alert(1)", "data:text/html,x", "dict://site.example:11211/stat", "ldap://a.fr",
    "jar:http://a.fr!/", "http://user@site.example/", "http://user:word@site.example/",
    "https://site.example@169.254.169.254/", "http://@site.example/", "http://site.example:22/",
    "http://site.example:8080/", "https://site.example:6379/", "http://site.example:0/",
    "http://site.example:99999/", "http://site.example:-1/", "http://a\\@169.254.169.254/",
    "http:\\\\169.254.169.254\\", " http://site.example/", "http://site.example/ x",
    "http://site.example/\r\nHost: x", "http://site.example/\tx", "http://site.example\x00.fr/",
    "http://sîte .example/", "http://0x7f.1/", "http://0x7f000001/", "http://2130706433/",
    "http://017700000001/", "http://0177.0.0.1/", "http://127.1/", "http://127.0.1/", "http://0/",
    "http://1.2.3/", "http://site.0x7f/", "http://１２７.0.0.1/", "http://[::1",
    "http://[fe80::1%25eth0]/", "http://a*b.fr/", "http://%31%32%37.0.0.1/",
    "http://-site.example-/", "http://" + "a" * 2_001,
]  # fmt: skip
NOT_PUBLIC = [
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.254",  # noqa: S104
    "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1",
    "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:7f00:1",
    "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::7f00:1", "fc00::1",
    "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1", "2001:db8::1", "100::1",
]  # fmt: skip


@pytest.mark.parametrize("address", ODDLY_SHAPED)
def test_an_address_of_another_shape_is_not_even_looked_up(address):
    assert cause_of(address, resolve=never_asked) == EgressCause.ADDRESS


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_a_name_that_leads_inside_is_refused(address):
    assert cause_of("http://site.example/", resolve=lambda _host: [address]) == "forbidden"


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_the_same_address_written_in_the_link_is_refused(address):
    host = f"[{address}]" if ":" in address else address

    assert cause_of(f"http://{host}/") == EgressCause.FORBIDDEN


def test_one_private_address_among_public_ones_spoils_the_name():
    assert cause_of("http://a.fr/", resolve=lambda _h: ["9.9.9.9", "10.0.0.1"]) == "forbidden"


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe"])
def test_the_open_internet_is_public(address):
    assert is_public(address)


def test_an_address_that_is_none_is_not_public():
    assert not is_public("fe80::1%eth0")
    assert not is_public("localhost")


def test_a_name_that_leads_nowhere():
    def nowhere(_host):
        raise OSError

    assert cause_of("http://site.example/", resolve=nowhere) == EgressCause.UNKNOWN
    assert cause_of("http://site.example/", resolve=lambda _host: []) == EgressCause.UNKNOWN


def test_a_name_is_resolved_once_and_the_checked_address_is_used():
    """DNS rebinding: the second answer leads inside, and is never asked for."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])

    with served(lambda _path: page()) as (port, asked):
        egress = Egress(resolve=lambda _host: next(answers), permit=Loopback(port))
        found = egress.fetch(f"http://site.example:{port}/page?x=1")

    assert (found.status, found.text, len(asked)) == (200, "Bonjour", 1)
    assert asked[0].startswith(f"GET /page?x=1 HTTP/1.1\r\nHost: site.example:{port}\r\n")
    assert next(answers) == ["10.0.0.1"]


def test_a_name_that_changed_between_two_hops_is_checked_again():
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])

    with served(lambda _path: redirect("/next")) as (port, asked):
        egress = Egress(resolve=lambda _host: next(answers), permit=Loopback(port))
        with pytest.raises(EgressFailed) as failed:
            egress.fetch(f"http://site.example:{port}/")

    assert failed.value.cause == EgressCause.FORBIDDEN
    assert len(asked) == 1


def test_what_is_sent_says_who_asks_and_nothing_else():
    with served(lambda _path: page(headers=("Set-Cookie: a=b",))) as (port, asked):
        local(port).fetch(f"http://site.example:{port}/")
        local(port).fetch(f"http://site.example:{port}/")

    names = {line.partition(":")[0] for line in asked[1].strip().split("\r\n")[1:]}
    assert names == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


@pytest.mark.parametrize(
    ("to", "cause"),
    [
        ("http://169.254.169.254/latest/meta-data/", "forbidden"),
        ("http://[::1]/", "forbidden"),
        ("//127.0.0.1/", "forbidden"),
        ("file:///etc/passwd", "address"),
        ("gopher://site.example/", "address"),
        ("http://0x7f.1/", "address"),
        ("http://user:word@site.example/", "address"),
        ("http://site.example:22/", "address"),
        ("/again", "redirected"),
    ],
)
def test_a_redirect_is_an_address_like_any_other(to, cause):
    assert failure(lambda _path: redirect(to)) == cause


def test_three_redirects_are_followed_and_the_end_is_known():
    def chain(path):
        return page(b"Fin") if path == "/xxx" else redirect(f"{path}x")

    with served(chain) as (port, asked):
        found = local(port).fetch(f"http://site.example:{port}/")

    assert found.text == "Fin"
    assert found.url.endswith("/xxx")
    assert len(asked) == 4


def test_an_endless_body_is_cut():
    assert failure(lambda _path: itertools.chain(page(), itertools.repeat(b"x" * 65_536))) == (
        EgressCause.TOO_BIG
    )


def test_a_bomb_is_not_unpacked():
    bomb = gzip.compress(b"\0" * 200_000_000)

    cause = failure(lambda _path: page(bomb, headers=("Content-Encoding: gzip",)))

    assert len(bomb) < 250_000
    assert cause == EgressCause.TOO_BIG


@pytest.mark.parametrize(
    ("body", "packing"), [(b"x", "br"), (b"not gzip", "gzip"), (b"x", "gzip, gzip")]
)
def test_what_is_packed_otherwise_is_not_read(body, packing):
    packed = page(body, headers=(f"Content-Encoding: {packing}",))

    assert failure(lambda _path: packed) == EgressCause.UNREADABLE


def test_a_packed_page_is_read():
    packed = page(gzip.compress("Déjà".encode()), headers=("Content-Encoding: gzip",))

    with served(lambda _path: packed) as (port, _asked):
        assert local(port).fetch(f"http://site.example:{port}/").text == "Déjà"


@pytest.mark.parametrize("slow", [page(), [b"HTTP/1.1 200 OK\r\n"]], ids=["body", "head"])
def test_a_slow_drip_ends_at_the_deadline(slow):
    drip = itertools.cycle([0.1, b"X-Drip: y\r\n"])
    began = time.monotonic()

    cause = failure(lambda _path: itertools.chain(slow, drip), seconds=0.6)

    assert cause == EgressCause.TOO_SLOW
    assert time.monotonic() - began < 3


def test_a_resolver_that_never_answers_ends_at_the_deadline():
    def asleep(_host):
        time.sleep(1)
        return ["9.9.9.9"]

    assert cause_of("http://site.example/", resolve=asleep, total_seconds=0.3) == "too_slow"


def test_nobody_there_and_something_else_than_http():
    assert failure(lambda _path: [b"SSH-2.0-OpenSSH\r\n"]) == EgressCause.UNREACHABLE
    with served(lambda _path: []) as (port, _asked):
        pass
    with pytest.raises(EgressFailed) as failed:
        local(port).fetch(f"http://site.example:{port}/")
    assert failed.value.cause == EgressCause.UNREACHABLE


@pytest.mark.parametrize(
    ("charset", "text"),
    [("iso-8859-1", "Ã©"), ("utf-8", "é"), ("hex", "é"), ("unicode_escape", "é"), ("?", "é")],
)
def test_text_is_decoded_by_usual_charsets_only(charset, text):
    answer = page("é".encode(), headers=(f"Content-Type: text/html; charset={charset}",))

    with served(lambda _path: answer) as (port, _asked):
        assert local(port).fetch(f"http://site.example:{port}/").text == text


def test_the_permission_opens_one_port_of_this_machine():
    permit = Loopback(4242)

    assert permit.allows("127.0.0.1", 4242)
    assert not permit.allows("127.0.0.1", 80)
    assert not permit.allows("10.0.0.1", 4242)
