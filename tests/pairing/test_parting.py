"""A pause, leaving, and what each can read afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from nearer.couples.couple import couples, open_couple_space
from nearer.couples.models import Coupled
from nearer.couples.pausing import pause, pausing
from nearer.couples.payloads import Calling, Wishes
from nearer.couples.shared_day import in_shared_zone, put_shared_zone
from nearer.features.checkups.payloads import SafetyAnswers
from nearer.pairing.today_card import which_card
from nearer.people import credentials, rekey
from nearer.people.keyring import About
from nearer.people.rate_limits import Asker
from nearer.seats import membership
from nearer.spaces.errors import SpaceClosed
from nearer.spaces.models import ChainLink, SealedEntry, SealedGrant
from nearer.spaces.space import OpenSpace
from tests.cast import Friend
from tests.pairing import walks
from tests.pairing.walks import TAPS, page, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(ann: Friend, ben: Friend) -> OpenSpace:
    walks.become_two(ann, ben)
    return shared(ann)


def shared(friend: Friend) -> OpenSpace:
    return next(couples(friend.refresh()))


def url(space: OpenSpace, name: str) -> str:
    return walks.reverse(name, args=[space.id])


def test_the_two_have_one_day_wherever_each_is(two: OpenSpace, ann: Friend, ben: Friend) -> None:
    for friend, zone in ((ann, "Pacific/Auckland"), (ben, "America/Los_Angeles")):
        friend.keyring.change(lambda ring, zone=zone: setattr(ring.about, "time_zone", zone))
    send(ben.client, url(two, "our-day"), time_zone="Asia/Tokyo")
    assert '"Asia/Tokyo" selected' in page(ann.client, url(two, "our-day"))
    zones = {str(in_shared_zone(friend.open(two.id)).zone) for friend in (ann, ben)}
    assert zones == {"Asia/Tokyo"}
    assert "Not right yet" in send(ann.client, url(two, "our-day"), time_zone="Mars/Olympus")


def test_a_day_that_no_list_names_is_not_changed_by_keeping_it(two: OpenSpace, ann: Friend) -> None:
    put_shared_zone(ann.open(two.id), "Etc/UTC")
    assert '"Etc/UTC" selected' in page(ann.client, url(two, "our-day"))
    send(ann.client, url(two, "our-day"), time_zone="Etc/UTC")
    assert str(in_shared_zone(ann.open(two.id)).zone) == "Etc/UTC"


def test_the_agreement_never_says_whose_wish_it_is(two: OpenSpace, ann: Friend) -> None:
    html = page(ann.client, url(two, "agreement"))
    assert "You and Ben" in html
    send(ann.client, url(two, "agreement"), **{**TAPS, "pace": "1"})
    assert walks.couple(ann).agreed.pace == 3 - 1
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert walks.couple(ann).agreed.pace == 1


def test_each_changes_their_own_wishes_alone(two: OpenSpace, ann: Friend, ben: Friend) -> None:
    send(ann.client, url(two, "agreement"), **{**TAPS, "pace": "1"})
    mine = walks.couple(ben).my_wishes
    assert mine
    assert mine.pace == 3


def test_a_pause_shows_nothing_to_the_other(two: OpenSpace, ann: Friend, ben: Friend) -> None:
    before = walks.plain(page(ben.client, url(two, "agreement")))
    rows = SealedEntry.objects.filter(space_id=two.id).count()
    send(ann.client, walks.at(ann, "pause"), until="")
    assert pausing(ann.space)
    assert walks.plain(page(ben.client, url(two, "agreement"))) == before
    assert SealedEntry.objects.filter(space_id=two.id).count() == rows
    send(ann.client, walks.at(ann, "pause"), end="1")
    assert pausing(ann.space) is None


def test_a_pause_ends_on_its_day(ann: Friend) -> None:
    today = ann.space.today()
    send(ann.client, walks.at(ann, "pause"), until=str(today + timedelta(days=1)))
    assert pausing(ann.space)
    pause(ann.space, today)
    assert pausing(ann.space) is None


def test_after_one_has_left_both_read_and_nobody_writes(
    two: OpenSpace, ann: Friend, ben: Friend
) -> None:
    assert "is closed" in send(ben.client, url(two, "leave-couple"), words="keep")
    for friend in (ann, ben):
        space = shared(friend)
        assert {entry.payload.name for entry in space.entries(Calling)} == {"Ann", "Ben"}
        with pytest.raises(SpaceClosed):
            space.add(Wishes())
        with pytest.raises(SpaceClosed):
            space.entries(Calling)[0].erase()
        assert open_couple_space(friend.refresh()) is None
        assert "is closed" in page(friend.client, url(two, "agreement"))
    assert not Coupled.objects.exists()


def test_what_is_written_afterwards_the_leaver_cannot_read(
    two: OpenSpace, ann: Friend, ben: Friend
) -> None:
    """Nothing is written in a closed space; if it were, the leaver has no key for it."""
    send(ben.client, url(two, "leave-couple"), words="keep")
    hers = shared(ann)
    hers.is_closed = False
    hers.add(Wishes(pace=5))
    his = shared(ben)
    assert max(his.keys) < max(hers.keys)
    assert all(entry.payload.pace != 5 for entry in his.entries(Wishes))


def test_words_that_were_withdrawn_are_gone_for_both(
    two: OpenSpace, ann: Friend, ben: Friend
) -> None:
    send(ben.client, url(two, "leave-couple"), words="withdraw")
    for friend in (ann, ben):
        assert [entry.payload.name for entry in shared(friend).entries(Calling)] == ["Ann"]


def test_leaving_sends_nothing_and_frees_both(
    two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    send(ben.client, url(two, "leave-couple"), words="keep")
    assert "Together, if you like" in page(ann.client, walks.at(ann, "together"))
    walks.become_two(ann, zoe)
    again = open_couple_space(ann.refresh())
    assert again
    assert again.id != two.id
    assert len(list(couples(ann.refresh()))) == 2


def test_the_same_two_may_begin_anew(two: OpenSpace, ann: Friend, ben: Friend) -> None:
    send(ben.client, url(two, "leave-couple"), words="keep")
    walks.become_two(ben, ann)
    again = open_couple_space(ben.refresh())
    assert again
    assert again.id != two.id


def test_who_left_still_reads_after_signing_in_and_after_new_keys(
    two: OpenSpace, ben: Friend, ann: Friend
) -> None:
    send(ben.client, url(two, "leave-couple"), words="keep")
    assert "is closed" in page(ann.client, url(two, "agreement"))
    ben.sign_in()
    assert len(shared(ben).entries(Calling)) == 2
    opened = credentials.confirm(ben.keyring.owner, ben.passphrase, Asker("203.0.113.2"))
    ben.keyring = rekey.renew(opened, ben.passphrase)
    assert len(membership.open_space(ben.keyring, two.id).entries(Calling)) == 2


def test_before_something_ends_a_line_for_all_leads_to_the_help_lines(
    two: OpenSpace, ann: Friend, ben: Friend
) -> None:
    """Leaving is when danger is greatest."""
    for friend in (ann, ben):
        delete = reverse("account-delete")
        for address in (url(two, "leave-couple"), delete):
            html = page(friend.client, address)
            assert "If you fear how this will be taken" in html
            assert "A pause shows nothing" in html


def test_a_stranger_finds_no_couple(two: OpenSpace, zoe: Friend) -> None:
    for name in ("agreement", "leave-couple"):
        assert zoe.client.get(url(two, name)).status_code == 404


def test_pages_for_one_are_not_there_in_the_space_of_two(two: OpenSpace, ann: Friend) -> None:
    for name in ("together", "together-safety", "pause"):
        assert ann.client.get(url(two, name)).status_code == 404
    for name in ("agreement", "leave-couple"):
        assert ann.client.get(walks.at(ann, name)).status_code == 404


def test_nobody_is_told_to_invite_who_was_left(two: OpenSpace, ann: Friend, ben: Friend) -> None:
    ann.refresh().change(lambda ring: setattr(ring, "about", About("Ann", together=True)))
    for answers in ann.space.entries(SafetyAnswers):
        answers.erase()
    send(ben.client, url(two, "leave-couple"), words="keep")
    assert open_couple_space(ann.refresh()) is None
    assert which_card(ann.keyring, ann.space) == ""


def links(space: OpenSpace) -> list[ChainLink]:
    return list(ChainLink.objects.filter(space_id=space.id).order_by("seq"))


def test_a_link_missing_in_the_middle_keeps_nobody_in(
    two: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    links(two)[0].delete()
    assert "is closed" in send(ben.client, url(two, "leave-couple"), words="withdraw")
    assert [entry.payload.name for entry in shared(ben).entries(Calling)] == ["Ann"]
    assert not Coupled.objects.exists()
    assert "is closed" in page(ann.client, url(two, "agreement"))
    walks.become_two(ann, zoe)


def test_a_place_that_does_not_open_lets_each_go_and_pair_again(
    two: OpenSpace, ann: Friend, ben: Friend
) -> None:
    links(two)[-1].delete()
    for name in ("ours", "leave-couple"):
        assert "Your shared place does not open" in page(ben.client, url(two, name))
    assert ben.client.post(url(two, "note"), {"text": "Late."}).status_code == 422
    assert "Your shared place does not open" in page(ben.client, walks.at(ben, "today"))
    assert "It does not open." in page(ben.client, "/account/")
    html = send(ben.client, walks.at(ben, "together-go"))
    assert "Together, if you like" in html
    assert "stays under Ours" in html
    assert "does not open" not in page(ben.client, walks.at(ben, "today"))
    assert {entry.payload.name for entry in shared(ben).entries(Calling)} == {"Ann", "Ben"}
    assert "Together, if you like" in page(ann.client, walks.at(ann, "together"))
    walks.become_two(ben, ann)
    assert shared(ann).id == shared(ben).id != two.id


def test_a_place_that_opens_is_left_on_its_own_page_alone(two: OpenSpace, ben: Friend) -> None:
    assert "look again" in send(ben.client, walks.at(ben, "together-go"))
    assert not shared(ben).is_closed


@pytest.fixture
def let_in(ann: Friend, ben: Friend) -> OpenSpace:
    """Ann has made the place; Ben has not looked since."""
    walks.come(ben, walks.invite(ann))
    walks.say_same(ben)
    send(ann.client, walks.at(ann, "together-taps"), **TAPS)
    walks.say_same(ann)
    return shared(ann)


def test_who_was_let_in_and_never_saw_it_open_can_go_and_pair_again(
    let_in: OpenSpace, ann: Friend, ben: Friend, zoe: Friend
) -> None:
    links(let_in)[-1].delete()
    assert "does not open" in page(ben.client, walks.at(ben, "together"))
    assert "Together, if you like" in send(ben.client, walks.at(ben, "together-go"))
    assert not Coupled.objects.exists()
    assert "Together, if you like" in page(ann.client, walks.at(ann, "together"))
    walks.become_two(zoe, ben)
    assert open_couple_space(ben.refresh())


def test_a_lost_key_of_who_was_let_in_keeps_nobody_in(
    let_in: OpenSpace, ann: Friend, ben: Friend
) -> None:
    SealedGrant.objects.filter(space_id=let_in.id).delete()
    assert "does not open" in page(ben.client, walks.at(ben, "together"))
    assert "Together, if you like" in send(ben.client, walks.at(ben, "together-go"))
    assert shared(ann).is_closed


def test_who_stepped_back_from_a_place_that_does_not_open_can_still_leave_it(
    let_in: OpenSpace, ben: Friend
) -> None:
    links(let_in)[-1].delete()
    send(ben.client, walks.at(ben, "together-withdraw"))
    assert "does not open" in page(ben.client, walks.at(ben, "together"))
    send(ben.client, walks.at(ben, "together-go"))
    assert not Coupled.objects.exists()


def test_who_was_let_in_steps_in_rather_than_leave_what_opens(
    let_in: OpenSpace, ben: Friend
) -> None:
    said = send(ben.client, walks.at(ben, "together-go"))
    assert "look again" in said
    assert "Your shared place is ready" in said
    walks.step_in(ben)
    assert not shared(ben).is_closed


def test_who_was_let_in_is_not_kept_waiting_when_the_other_has_left(
    let_in: OpenSpace, ann: Friend, ben: Friend
) -> None:
    send(ann.client, url(let_in, "leave-couple"), words="keep")
    assert "This invitation is over" in page(ben.client, walks.at(ben, "together"))
