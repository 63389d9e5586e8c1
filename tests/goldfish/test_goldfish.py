"""A feature that is installed by its one line shows up everywhere in the house."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from nearer.couples.logic.slots import calling_slot
from nearer.couples.payloads import Calling
from nearer.progress.numbered import numbered
from nearer.site.tick import tick
from tests.cast import Couple, Friend
from tests.export.test_export import archive, ask, bundle
from tests.export.test_restore import bring
from tests.goldfish import feature
from tests.goldfish.payloads import Bubble, Swim
from tests.goldfish.views import swim_slot
from tests.rules.tree import ROOT, sources
from tests.ui.page import Page

pytestmark = pytest.mark.django_db
LIVELY = next((number for number, one in numbered().items() if one.id == "lively"), "")


def words(friend: Friend, name: str, space: object = None, **query: str) -> str:
    answer = friend.client.get(reverse(name, args=[space or friend.space.id]), query, follow=True)
    assert answer.status_code == 200
    return " ".join(Page(answer.content.decode()).words.split())


def swim(friend: Friend, lively: int = 8, sentence: str = "It turned in the light.") -> None:
    said = {"lively": lively, "sentence": sentence}
    path = reverse("goldfish-swim", args=[friend.space.id])
    assert friend.client.post(path, said).status_code == 302


def give(friend: Friend, couple: Couple, text: str = "Blub.") -> None:
    path = reverse("goldfish-bubble", args=[couple.id])
    assert friend.client.post(path, {"text": text}).status_code == 302


@pytest.fixture(autouse=True)
def named(couple: Couple) -> None:
    for friend in (couple.first, couple.second):
        space = couple.seen_by(friend)
        space.put(Calling(friend.name), calling_slot(space.me))


def test_today_has_its_card_until_it_is_done(ann: Friend) -> None:
    assert "How is the goldfish?" in words(ann, "today")
    assert "Three small things today." in words(ann, "today")
    swim(ann)
    assert "How is the goldfish?" not in words(ann, "today")
    assert "Two small things today." in words(ann, "today")


def test_mine_lists_it_and_search_finds_it(ann: Friend) -> None:
    swim(ann)
    assert "It turned in the light." in words(ann, "mine")
    path = reverse("mine-found", args=[ann.space.id])
    assert "Found once." in ann.client.post(path, {"words": "turned light"}).content.decode()


def test_nobody_else_sees_it(couple: Couple, zoe: Friend, cora: Friend) -> None:
    ann, ben = couple.first, couple.second
    swim(ann)
    assert "light" not in words(ben, "mine") + words(ben, "ours", couple.id) + words(ben, "today")
    for other in (ben, zoe, cora):
        path = reverse("goldfish-swim", args=[ann.space.id])
        assert other.client.get(path).status_code == 404
        assert other.client.post(path, {"lively": 1}).status_code == 404
    for other in (zoe, cora):
        assert other.client.get(reverse("goldfish-bubble", args=[couple.id])).status_code == 404


def test_ours_has_the_piece_which_is_answered_and_withdrawn(couple: Couple) -> None:
    ann, ben = couple.first, couple.second
    give(ann, couple)
    assert "Give a bubble" in words(ann, "ours", couple.id)
    assert "Blub." in words(ben, "ours", couple.id)
    [entry] = couple.seen_by(ben).entries(Bubble)
    reply = reverse("reply", args=[couple.id, entry.id])
    page = ben.client.get(reply).content.decode()
    assert "Blub." in page
    mark = next(iter(Page(page).find("input", name="mark")))["value"]
    said = {"shape": "thank-you", "text": "Thank you for the bubble", "mark": mark}
    assert ben.client.post(reply, said).status_code == 302
    assert "Thank you for the bubble" in words(ann, "ours", couple.id)
    withdraw = reverse("withdraw-given", args=[couple.id, entry.id])
    assert ben.client.post(withdraw).status_code == 404
    assert ann.client.post(withdraw).status_code == 302
    assert "Blub." not in words(ben, "ours", couple.id)


def test_progress_draws_its_series(ann: Friend) -> None:
    for gone in range(9):
        day = ann.space.today() - timedelta(days=gone)
        ann.space.put(Swim(8), swim_slot(day), day)
    said = words(ann, "progress", line=LIVELY)
    assert "Lively" in said
    assert "It was mostly 8 of ten." in said


def test_two_may_show_each_other_the_series(couple: Couple) -> None:
    for friend, value in ((couple.first, 3), (couple.second, 9)):
        for gone in range(9):
            day = friend.space.today() - timedelta(days=gone)
            friend.space.put(Swim(value), swim_slot(day), day)
        path = reverse("line-release", args=[couple.id])
        assert friend.client.post(path, {"line": LIVELY}).status_code == 302
        swim(friend, value)
    for friend, other in ((couple.first, "9.0"), (couple.second, "3.0")):
        assert other in words(friend, "progress-together", couple.id, line=LIVELY)


def test_the_file_one_takes_along_has_it_in_words_and_brings_it_back(
    couple: Couple, ann: Friend, zoe: Friend
) -> None:
    swim(ann)
    give(ann, couple)
    answer = ask(ann)
    kinds = {entry["kind"] for space in archive(answer)["spaces"] for entry in space["entries"]}
    assert {Swim.kind, Bubble.kind} <= kinds
    page = Page(bundle(answer).read("nearer.html").decode()).words
    for part in ("Goldfish", "Lively", "It turned in the light.", "A bubble", "It said", "Blub."):
        assert part in page
    bring(zoe, bundle(answer).read("nearer.json"))
    [back] = zoe.space.entries(Swim)
    assert back.payload == Swim(8, "It turned in the light.")
    assert back.slot == swim_slot(back.day)


def test_the_tick_does_its_work_and_unlocking_is_heard(ann: Friend) -> None:
    now = timezone.now()
    assert tick(now).counts["goldfish fed"] == 1
    assert feature.FED[-1] == now
    ann.sign_in()
    assert feature.SEEN[-1].me == ann.keyring.me
    feature.SEEN.clear()


def test_progress_has_its_link_and_strangers_may_read_its_page(ann: Friend) -> None:
    assert "What they are" in words(ann, "progress")
    assert "They remember more" in Client().get(reverse("goldfish-pond")).content.decode()


def test_its_words_are_translated() -> None:
    page = Client().get(reverse("goldfish-pond"), headers={"Accept-Language": "de"})
    assert "Sie merken sich mehr, als man sagt." in page.content.decode()


def test_the_command_lists_it(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("features")
    said = capsys.readouterr().out
    for part in ("goldfish", Swim.kind, "lively", "goldfish fed", "tests.goldfish.demo.let_swim"):
        assert part in said


def test_no_file_of_the_house_knows_its_name() -> None:
    others = [*sources(), *(ROOT / "src").rglob("*.html")]
    assert [path for path in others if "goldfish" in path.read_text().casefold()] == []
