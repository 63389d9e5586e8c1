"""The setting of the mail server, as operators write it."""

from __future__ import annotations

import pytest

from nearer.site.environment import Smtp, smtp


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
        ("smtp://:25", Smtp()),
        ("smtp://mail.example:many", Smtp()),
        ("http://mail.example", Smtp()),
        ("mail.example", Smtp()),
    ],
)
def test_an_address_is_read(url: str, read: Smtp) -> None:
    assert smtp(url) == read
