"""Who was let back in reads what both had shown, and has no right to change it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from django.urls import reverse

from nearer.couples.couple import open_couple_space
from nearer.features.openness.payloads import Note
from nearer.features.talks.logic.slots import revealed_slot
from nearer.features.talks.payloads import Revealed
from nearer.features.talks.table import Questions
from nearer.ours.stream import pieces
from nearer.pairing.joining import step_in
from nearer.pairing.leaving import leave
from nearer.people.keyring import Keyring
from nearer.seats.chain import came_back, read_chain
from nearer.spaces.errors import NotYours
from nearer.spaces.space import OpenSpace
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.test_letting_in import come_again, later, let_in

pytestmark = pytest.mark.django_db


def couple_of(keyring: Keyring) -> OpenSpace:
    space = open_couple_space(keyring)
    assert space
    return space


def seen_by(friend: Friend) -> Questions:
    return Questions(walks.couple(friend))


@pytest.fixture
def back(ann: Friend, ben: Friend, zoe: Friend) -> Iterator[Friend]:
    """Ben with a new account, which Zoe plays. Both had answered and left a note before."""
    walks.become_two(ann, ben)
    for friend in (ann, ben):
        couple_of(friend.refresh()).add(Note(f"{friend.name} was here."))
    come_again(ann, zoe, couple_of(ann.refresh()))
    with later():
        let_in(ann, couple_of(ann.refresh()))
        assert step_in(zoe.refresh())
        yield zoe


def notes(here: Questions) -> dict[str, bool]:
    """Every note, and whether it is the reader's own."""
    voices = [each.about["voice"] for each in pieces(here.couple) if isinstance(each.about, dict)]
    return {each.text: each.is_mine for each in voices}


def test_each_reads_both_and_knows_whose_they_are(back: Friend, ann: Friend) -> None:
    assert notes(seen_by(back)) == {"Ben was here.": False, "Ann was here.": False}
    assert notes(seen_by(ann)) == {"Ben was here.": False, "Ann was here.": True}
    html = walks.page(back.another_client(), reverse("ours", args=[seen_by(back).space.id]))
    assert re.search(r"Ben\b.*Ben was here\.", html, re.DOTALL)


def test_the_pair_of_first_answers_is_whole_for_both(back: Friend, ann: Friend) -> None:
    for friend in (back, ann):
        [turn] = seen_by(friend).turns.values()
        assert turn.mine
        assert turn.theirs
    [turn] = seen_by(back).turns.values()
    assert turn.mine
    assert turn.mine.payload.text == walks.REPLY


def test_earlier_words_are_nobodys_to_change_but_their_authors(back: Friend, ann: Friend) -> None:
    here = seen_by(back)
    assert len(here.space.entries(Note)) == 2
    client = back.another_client()
    for entry in here.space.entries(Note):
        url = reverse("withdraw-given", args=[here.space.id, entry.id])
        assert client.post(url).status_code == 404
        with pytest.raises(NotYours):
            entry.erase()
    [turn] = here.turns.values()
    client.post(reverse("question-take-back", args=[here.space.id, here.at(turn)]))
    assert len(seen_by(ann).space.entries(Revealed)) == 2
    assert len(notes(seen_by(ann))) == 2


def test_leaving_with_ones_words_leaves_those_from_before(back: Friend, ann: Friend) -> None:
    here = seen_by(back)
    here.space.add(Note("Ben is here."))
    leave(back.keyring, here.space, withdraws=True)
    closed = ann.open(ann.refresh().spaces("couple")[-1])
    said = {each.payload.text for each in closed.entries(Note)}
    assert said == {"Ann was here.", "Ben was here."}


def test_what_only_one_had_shown_stays_hidden(ann: Friend, ben: Friend, zoe: Friend) -> None:
    """Whoever is let into Ben's seat is not told what Ben had shown and Ann had not answered, nor
    what he had wished for himself: it may be Ann who sits there."""
    walks.become_two(ann, ben)
    space, day = couple_of(ben.refresh()), couple_of(ben.keyring).today()
    hidden = Revealed("cheap-joy", "nobody has asked yet", "no-reply")
    space.put(hidden, revealed_slot("cheap-joy", day, space.me), day)
    come_again(ann, zoe, couple_of(ann.refresh()))
    with later():
        let_in(ann, couple_of(ann.refresh()))
        assert step_in(zoe.refresh())
        client = zoe.another_client()
        here = seen_by(zoe)
        html = walks.page(client, reverse("ours", args=[here.space.id]))
        copy = client.post(walks.at(zoe, "export"), {"passphrase": zoe.passphrase})
        with zipfile.ZipFile(io.BytesIO(copy.content)) as bundle:
            copied = bundle.read("nearer.json").decode()
        for said in (html, copied):
            assert walks.REPLY in said
            assert "nobody has asked yet" not in said
        assert copied.count("Not now, tomorrow.") == 1  # Zoe's own pause words


def test_what_holds_is_what_they_said_last(back: Friend, ann: Friend) -> None:
    for friend in (back, ann):
        here = walks.couple(friend)
        assert here.my_wishes
        assert here.agreed.pace == 2  # of three wishes in the space, two count
        assert here.other == {"Zoe": "Ann", "Ann": "Zoe"}[friend.name]


def test_only_who_took_a_seat_over_speaks_for_it(back: Friend, ann: Friend, ben: Friend) -> None:
    chain = read_chain(ann.refresh(), couple_of(ann.keyring).id)
    assert came_back(chain.links) == {ben.keyring.me.bytes: back.keyring.me.bytes}
    before = [link for link in chain.links if link.action == "remove"]
    assert came_back(chain.links[: before[0].seq]) == {}
