"""What somebody reads whose request did not arrive as a whole."""

from __future__ import annotations

import pytest

from nearer.site.unread import unread


@pytest.mark.parametrize(
    ("status", "why", "again", "retry"),
    [
        (408, "The line was too slow.", True, None),
        (413, "This is more than can be taken at once.", False, None),
        (503, "A lot is being sent here just now.", True, "30"),
        (429, "A lot is being sent here just now.", True, "30"),
    ],
)
def test_each_refusal_says_why_and_what_can_be_done(
    status: int, why: str, *, again: bool, retry: str | None
) -> None:
    response = unread(status, why)
    page = bytes(response.body).decode()
    assert response.status_code == status
    assert response.headers.get("Retry-After") == retry
    assert why in page
    assert ("Load this page again to send it." in page) == again
    assert "/help/" in page


def test_another_reason_takes_its_place() -> None:
    page = bytes(unread(429, "Only <one> at a time.").body).decode()
    assert "Only &lt;one&gt; at a time. Nothing was saved or changed." in page
    assert "A lot is being sent" not in page
