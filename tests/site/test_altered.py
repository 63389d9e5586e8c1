"""Rows that somebody changed in the database: said on the pages of that place until read."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import override_settings
from django.urls import reverse

from nearer.spaces.models import SealedEntry
from tests.cast import Friend
from tests.pairing import walks
from tests.spaces.notes import Note

pytestmark = pytest.mark.django_db
SAID = "Something here is not as it was left."


def page(friend: Friend, name: str, space: object) -> str:
    return friend.client.get(reverse(name, args=[space])).content.decode()


def check_in(friend: Friend) -> HttpResponse:
    typed = {"spot": "3-2", "sentence": "Soup, and then silence."}
    hidden = {"on": friend.space.today().isoformat(), "revision": "0"}
    return friend.client.post(reverse("check-in", args=[friend.space.id]), typed | hidden)


def test_it_is_said_on_every_page_of_ones_own_until_it_was_read(ann: Friend) -> None:
    note = ann.space.add(Note("here"))
    SealedEntry.objects.filter(id=note.key).delete()
    for name in ("today", "mine", "progress"):
        assert SAID in page(ann, name, ann.space.id)
    answer = ann.client.post(reverse("altered-read", args=[ann.space.id]))
    assert answer["Location"] == reverse("mine", args=[ann.space.id])
    assert SAID not in page(ann, "mine", ann.space.id)


def test_in_a_shared_place_each_reads_it_for_themselves(ann: Friend, ben: Friend) -> None:
    walks.become_two(ann, ben)
    space = walks.couple(ann).space
    for friend in (ann, ben):
        friend.sign_in()
    theirs = SealedEntry.objects.filter(space_id=space.id, author_id=ann.keyring.me.bytes)
    theirs.exclude(id=ann.keyring.me.bytes).order_by("day")[0].delete()
    for friend in (ann, ben):
        friend.sign_in()
        assert SAID in page(friend, "ours", space.id)
    before = page(ben, "ours", space.id)
    ann.client.post(reverse("altered-read", args=[space.id]))
    assert SAID not in page(ann, "ours", space.id)
    assert SAID in before
    assert SAID in page(ben, "ours", space.id)


def test_a_stranger_reads_nothing_away(ann: Friend, zoe: Friend) -> None:
    assert zoe.client.post(reverse("altered-read", args=[ann.space.id])).status_code == 404
    assert zoe.client.get(reverse("altered-read", args=[zoe.space.id])).status_code == 405


def test_mine_says_it_where_nothing_opens(ann: Friend) -> None:
    check_in(ann)
    SealedEntry.objects.update(blob=b"\x01\x01")
    assert "Some entries could not be opened" in page(ann, "mine", ann.space.id)


@override_settings(NEARER_MOST_ENTRIES=1)
def test_where_there_is_no_room_what_was_typed_comes_back(ann: Friend) -> None:
    ann.space.put(Note("one"), "one")
    answer = check_in(ann)
    assert answer.status_code == 507
    words = answer.content.decode()
    assert "There is no room left for this" in words
    assert 'name="sentence" value="Soup, and then silence."' in words
    with override_settings(NEARER_MOST_ENTRIES=settings.NEARER_MOST_ENTRIES + 1):
        assert check_in(ann).status_code == 302
