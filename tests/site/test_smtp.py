"""The settings of the mail server and of the sender, as operators write them."""

from __future__ import annotations

import pytest

from nearer.site.configuration import known
from nearer.site.configuration.mail import Sender, Smtp, sender, smtp
from nearer.site.configuration.reading import read
from nearer.site.configuration.setting import Misread, UnsoundSettings


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("", Smtp()),
        ("smtp://127.0.0.1", Smtp("127.0.0.1", 25)),
        ("smtp://mail.example:587?tls=1", Smtp("mail.example", 587, starts_tls=True)),
        (
            "smtps://a%40b:c%2F%3A@mail.example",
            Smtp("mail.example", 465, "a@b", "c/:", is_tls=True),
        ),
        ("smtps://mail.example?tls=1", Smtp("mail.example", 465, is_tls=True)),
        ("smtp://[::1]:2525", Smtp("::1", 2525)),
    ],
)
def test_an_address_is_read(url: str, read: Smtp) -> None:
    assert smtp(url) == read


@pytest.mark.parametrize(
    "url",
    [
        "smtp://:25",
        "smtp://mail.example:many",
        "smtp://mail.example:0",
        "smtp://mail.example:99999",
        "smtp://mail.example?tls=yes",
        "smtp://mail.example?tsl=1",
        "http://mail.example",
        "mail.example",
    ],
)
def test_an_address_of_no_mail_server_is_refused(url: str) -> None:
    with pytest.raises(Misread):
        smtp(url)


@pytest.mark.parametrize(
    ("given", "header", "domain"),
    [
        ("r@example.org", "r@example.org", "example.org"),
        ("R@Example.ORG", "R@example.org", "example.org"),
        ("Our reminders <r@example.org>", "Our reminders <r@example.org>", "example.org"),
        ("r@münchen.example", "r@xn--mnchen-3ya.example", "xn--mnchen-3ya.example"),
        ("Für dich <r@example.org>", "Für dich <r@example.org>", "example.org"),
        ('"Für, dich" <r@example.org>', '"Für, dich" <r@example.org>', "example.org"),
        ("r@straße.example", "r@xn--strae-oqa.example", "xn--strae-oqa.example"),
    ],
)
def test_a_sender_is_read(given: str, header: str, domain: str) -> None:
    assert sender(given) == Sender(header, domain)


@pytest.mark.parametrize(
    "given",
    [
        "nonsense",
        "Nobody <x",
        "Erinnerung, für dich <r@example.org>",
        "r@example.org, s@example.org",
        "müller@example.org",
        "@example.org",
        "r@",
        "r@my_host.example",
        "r@[2001:db8::1]",
    ],
)
def test_no_sender_is_refused(given: str) -> None:
    with pytest.raises(Misread):
        sender(given)


@pytest.mark.parametrize("url", ["https://[2001:db8::1]", "https://203.0.113.7"])
def test_a_number_sends_no_mails(url: str) -> None:
    with pytest.raises(UnsoundSettings, match="NEARER_MAIL_FROM is missing"):
        read({"NEARER_URL": url, "NEARER_SMTP": "smtp://mail.example"})
    named = {
        "NEARER_URL": url,
        "NEARER_SMTP": "smtp://m.example",
        "NEARER_MAIL_FROM": "r@n.example",
    }
    assert read(named)[known.MAIL_FROM].domain == "n.example"
    assert read({"NEARER_URL": url})[known.URL] == url
