"""What people have in a database that is kept: some of everything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.test.utils import setup_test_environment
from django.urls import reverse
from django.utils import timezone

from nearer.export.logic.archive import as_json
from nearer.export.packing import archive
from nearer.features.feelings.logic.slots import check_in_slot
from nearer.features.feelings.payloads import CheckIn, FirstWords, SharedCheckIn
from nearer.features.openness.payloads import Note, Thanks
from nearer.features.reminders.models import Reminder
from nearer.pairing import tickets
from nearer.people import credentials, recovery, rekey
from nearer.people.keyring import About
from nearer.people.rate_limits import Asker
from tests.cast import Couple, Friend
from tests.evening import Evening
from tests.pairing import walks

HERE = Asker("203.0.113.1")


@dataclass
class Kept:
    """Somebody, and all ways in."""

    friend: Friend
    code: str = ""

    def in_json(self) -> dict[str, Any]:
        friend, code = self.friend, self.code or recovery.unproved_code(self.friend.refresh())
        return {
            "name": friend.name,
            "passphrase": friend.passphrase,
            "code": code,
            "reads": json.loads(as_json(archive(friend.refresh()))),
        }


def live(file: str) -> None:
    """Lives, and writes into a file how each comes in and what they can read."""
    setup_test_environment()
    said = [each.in_json() for each in list(everybody())]
    Path(file).write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def everybody() -> Iterator[Kept]:
    ann, ben = a_couple()
    yield Kept(ann, proved(ann))
    ben = renewed(ben)
    walks.say_same(ann)
    yield Kept(ben)
    walks.couple_space(ann).add(Note("Under the later keys."))
    yield from map(Kept, (*parted(), inviting()))


def arrived(name: str) -> Friend:
    passphrase = f"kettle orchard {name} lantern"
    return Friend(name, passphrase, credentials.sign_up(name, passphrase, About(name)))


def a_couple() -> tuple[Friend, Friend]:
    """Weeks of check-ins each, and some of all that two have between them."""
    ann, ben = arrived("Ann"), arrived("Ben")
    for friend in (ann, ben):
        write(friend)
    walks.become_two_who_write(ann, ben)
    place = walks.couple_space(ann)
    place.add(Thanks("You came to the station.", "I was not alone in the rain.", "just-listen"))
    place.add(SharedCheckIn(pleasantness=3, energy=4, sentence="Ann shared this with Ben."))
    walks.send(ann.client, reverse("our-day", args=[place.id]), time_zone="Asia/Tokyo")
    evening = Evening(Couple(place.id, ann, ben))
    for friend in (ann, ben):
        evening.show(friend, f"{friend.name} showed this answer.")
    evening.reply(ben, "Ben replied to this.")
    evening.answer(ann, "Ann keeps this answer.", choice=1)
    return ann, ben


def write(friend: Friend) -> None:
    space = friend.space
    space.add(FirstWords(text=f"{friend.name} feels far away.", feeling="far away"))
    for ago in range(3):
        day = space.today() - timedelta(days=30 * ago)
        said = f"{friend.name} was at the canal, “quietly”, {ago} months ago: 🌧 שקט."
        whole = CheckIn("given", 3, 2, ("tired",), 4, 5, 0, None, 10, 1, 2, said)
        space.put(whole, check_in_slot(day), day)


def proved(friend: Friend) -> str:
    """The code, of which nothing but two groups is stored from here on."""
    code = recovery.unproved_code(friend.refresh())
    assert code
    groups = code.split("-")
    assert recovery.prove(friend.keyring, groups[2], groups[7])
    return code


def renewed(friend: Friend) -> Friend:
    """With new keys, so that older words are under a later generation."""
    opened = credentials.confirm(friend.keyring.owner, friend.passphrase, HERE)
    passphrase = f"renewed {friend.passphrase}"
    return Friend(friend.name, passphrase, rekey.renew(opened, passphrase))


def parted() -> tuple[Friend, Friend]:
    """Two who were a couple."""
    dan, zoe = arrived("Dan"), arrived("Zoe")
    walks.become_two_who_write(dan, zoe)
    left = reverse("leave-couple", args=[walks.couple_space(zoe).id])
    walks.send(zoe.client, left, words="keep")
    return dan, zoe


def inviting() -> Friend:
    """One alone who has invited somebody and wants to be reminded; and a link of the operator's."""
    sam, soon = arrived("Sam"), timezone.now() + timedelta(days=3)
    walks.invite(sam)
    Reminder.objects.create(
        person=sam.keyring.owner, address="sam@example.org", hour=20, days=127, zone="UTC",
        due_at=soon,
    )  # fmt: skip
    tickets.make(soon)
    return sam
