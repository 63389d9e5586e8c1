"""Today asks the database little, whatever number of features stands on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.urls import reverse

from nearer.couples import couple, doors
from nearer.doors import middleware
from nearer.seats import membership
from tests.cast import Friend
from tests.pairing import walks

QueryLimit = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every space that is opened from now on."""
    found: list[object] = []

    def open_space(keyring: object, id: object) -> object:  # noqa: A002
        found.append(id)
        return membership.open_space(keyring, id)  # type: ignore[arg-type]

    for module in (couple, doors, middleware):
        monkeypatch.setattr(module, "open_space", open_space)
    return found


@pytest.mark.parametrize(("page", "limit"), [("today", 9), ("ours", 12)])
def test_a_page_opens_each_space_once(
    ann: Friend,
    ben: Friend,
    opened: list[object],
    django_assert_max_num_queries: QueryLimit,
    page: str,
    limit: int,
) -> None:
    walks.become_two(ann, ben)
    shared = walks.couple(ann).space.id
    address = reverse(page, args=[ann.space.id if page == "today" else shared])
    ann.client.get(address)  # what the process reads once for all
    opened.clear()
    with django_assert_max_num_queries(limit):
        assert ann.client.get(address).status_code == 200
    assert sorted(map(str, opened)) == sorted(map(str, (ann.space.id, shared)))


def test_whoever_is_alone_opens_one_space(ann: Friend, opened: list[object]) -> None:
    ann.client.get(reverse("today", args=[ann.space.id]))
    assert opened == [ann.space.id]
