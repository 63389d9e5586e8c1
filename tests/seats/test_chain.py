"""What the links of a chain say about who somebody is now. No database: keys alone."""

from __future__ import annotations

from nearer.seats.chain import came_back
from tests.crypto.cast import ANN, BEN, CORA, DAN, Someone, Story, someone

ZOE = someone(b"Z" * 16)


def three() -> Story:
    story = Story().tell(ANN, "create", ANN, [ANN])
    return story.tell(ANN, "add", BEN, [ANN, BEN]).tell(ANN, "add", CORA, [ANN, BEN, CORA])


def said(story: Story) -> dict[bytes, bytes]:
    story.identities |= {each.fingerprint: each.identity for each in (DAN, ZOE)}
    story.verify()
    return came_back(tuple(story.links))


def given(story: Story, gone: Someone, came: Someone) -> Story:
    """Ann gives the seat of one to the other; Cora stays."""
    story.remove(ANN, gone, [ANN, CORA], came)
    return story.tell(ANN, "add", came, [ANN, CORA, came])


def test_who_got_a_seat_anew_is_who_sat_there() -> None:
    assert said(three()) == {}
    assert said(given(three(), BEN, DAN)) == {BEN.id: DAN.id}


def test_who_got_it_anew_twice_is_still_the_same() -> None:
    assert said(given(given(three(), BEN, DAN), DAN, ZOE)) == {BEN.id: ZOE.id, DAN.id: ZOE.id}


def test_who_was_let_in_after_one_left_is_nobody_else() -> None:
    left = three().tell(BEN, "leave", BEN, [ANN, CORA])
    assert said(left.tell(ANN, "add", DAN, [ANN, CORA, DAN])) == {}
