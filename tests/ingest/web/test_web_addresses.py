"""Which addresses and URLs are asked, and which are refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import FetchError
from marsad.ingest.web.address import why_refused
from marsad.ingest.web.schemes import is_url
from marsad.ingest.web.urls import checked

CLOSED = """
127.0.0.1 127.8.8.8 0.0.0.0 0.1.2.3 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 100.64.0.1 100.100.100.200 169.254.169.254
192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
168.63.129.16 ::1 :: fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 fec0::1 ff02::1 2001:db8::1 2001::1 100::1 ::ffff:127.0.0.1
::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1::
2002:a9fe:a9fe::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2a00:1450::5efe:127.0.0.1 2a00:1450::200:5efe:10.0.0.1 garbage
""".split()
OPEN = "8.8.8.8 93.184.216.34 172.15.0.1 172.32.0.1 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808 2002:808:808::1".split()


@pytest.mark.parametrize("address", CLOSED)
def test_addresses_that_are_not_the_public_internet(address: str) -> None:
    assert why_refused(address)


@pytest.mark.parametrize("address", OPEN)
def test_addresses_of_the_public_internet(address: str) -> None:
    assert why_refused(address) is None


@given(st.ip_addresses(v=4))
def test_an_address_carried_in_another_is_judged_as_itself(address: object) -> None:
    plain = why_refused(str(address))
    for carrying in (f"::ffff:{address}", f"64:ff9b::{address}"):
        assert (why_refused(carrying) is None) == (plain is None)


REFUSED = [
    ("ftp://news.example/a", "no scheme that Marsad fetches"),
    ("file:///etc/passwd", "no scheme that Marsad fetches"),
    ("gopher://news.example/", "no scheme that Marsad fetches"),
    ("https://", "no host"),
    ("https:///a", "no host"),
    ("https://me:secret@news.example/", "name and password"),
    ("https://me@news.example/", "name and password"),
    ("https://me:secret@[news.example/", "no host"),
    ("https://me:secret@news.example/a b", "invisible sign"),
    ("http://news.example:22/", "port 22"),
    ("http://news.example:6379/", "port 6379"),
    ("http://news.example:99999/", "port 99999"),
    ("http://2130706433/", "unusual form"),
    ("http://0x7f.1/", "unusual form"),
    ("http://127.1/", "unusual form"),
    ("http://0177.0.0.01/", "Invalid IPv4 address"),
    ("http://localhost/", "network of one's own"),
    ("http://printer.local/", "network of one's own"),
    ("http://metadata.google.internal/", "network of one's own"),
    ("http://LOCALHOST./", "network of one's own"),
    ("http://abcdefghijklmnop.onion/", "Tor"),
    ("http://news.example\\.evil.example/", "no host"),
    ("http://[news.example/", "no host"),
    ("http://a%2fb/", "no host"),
    ("http://news.example/a b", "invisible sign"),
    ("http://news.example/\u202egnp", "invisible sign"),
    ("http://news.example/\r\nHost: x", "invisible sign"),
    ("http://[::1", "no URL that can be read"),
    ("https://news.example/" + "a" * 5000, "more than 4,096 characters"),
]


@pytest.mark.parametrize(("url", "reason"), REFUSED, ids=[url[:40] for url, _ in REFUSED])
def test_urls_that_are_not_asked(url: str, reason: str) -> None:
    with pytest.raises(FetchError) as caught:
        checked(url)
    assert reason in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("HTTPS://News.Example", "https://news.example"),
        ("https://news.example/a#b", "https://news.example/a"),
        ("https://news.example:443/", "https://news.example/"),
        ("http://news.example:8080/", "http://news.example:8080/"),
        (
            "https://news.example/أخبار?q=غارة",
            "https://news.example/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1?q=%D8%BA%D8%A7%D8%B1%D8%A9",
        ),
        ("https://news.example/%D8%A3?a=b%20c", "https://news.example/%D8%A3?a=b%20c"),
        ("https://مثال.إختبار/", "https://xn--mgbh0fb.xn--kgbechtv/"),
    ],
)
def test_the_form_in_which_a_url_is_asked(url: str, asked: str) -> None:
    assert str(checked(url)) == asked
    assert str(checked(str(checked(url)))) == asked


def test_an_onion_name_may_go_to_a_proxy() -> None:
    assert checked("http://abcdefghijklmnop.onion/", proxied=True).host == "abcdefghijklmnop.onion"


@given(st.text(max_size=60) | st.text(max_size=40).map(lambda rest: f"https://{rest}"))
def test_any_text_is_a_url_or_is_refused(text: str) -> None:
    try:
        url = checked(text, base="https://news.example/")
    except FetchError:
        return
    assert url.scheme in ("http", "https")
    assert url.host
    assert not url.userinfo


def test_a_path_is_no_url() -> None:
    assert is_url("https://a.example")
    assert is_url("ftp://a.example")
    assert not any(map(is_url, ("a/b.txt", "-", "C:\\a.txt", "http", "https:/a", "./https://x")))
