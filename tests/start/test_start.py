"""The first minutes: four steps, and nothing typed is lost on the way."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from nearer.features.feelings.payloads import CheckIn, FirstWords
from nearer.people import rate_limits
from nearer.people.cookies import DRAFT
from nearer.people.models import Draft, Person
from tests.cast import Friend
from tests.start.steps import (
    BEGIN,
    FRONT,
    KEEP,
    NAMED,
    SENTENCES,
    SIGN_UP,
    TOLD,
    WORD,
    WORDS,
    begin,
    page,
    page_of,
    sam,
    typed,
)


def test_all_of_it_ends_in_an_account_with_these_words(client: Client, db: None) -> None:
    begin(client)
    offered = page(client, SENTENCES)
    assert offered.chosen("pick") == ["1"]
    client.post(SENTENCES, {"pick": "2", "text_2": "My own version."})
    assert "My own version." in page(client, KEEP).words
    answer = client.post(KEEP, SIGN_UP)
    assert answer.headers["Location"] == reverse("account-code")
    keyring, space = sam()
    assert keyring.about.shown_name == "Sam"
    assert keyring.about.time_zone == "Europe/Berlin"
    assert not keyring.about.together
    assert [entry.payload for entry in space.entries(FirstWords)] == [
        FirstWords("alone", "given", ("tired", "distant"), **TOLD, text="My own version.")
    ]
    assert [entry.payload for entry in space.entries(CheckIn)] == [
        CheckIn("given", 3, 2, ("tired", "distant"))
    ]


def test_nothing_at_all_leads_to_an_empty_account(client: Client, db: None) -> None:
    assert client.post(FRONT, {"spot": ""}).headers["Location"] == NAMED
    assert client.post(NAMED, {"company": ""}).headers["Location"] == WORDS
    assert client.post(WORDS, {"feeling": ""}).headers["Location"] == SENTENCES
    assert client.get(SENTENCES).headers["Location"] == KEEP
    said = page(client, KEEP).words
    assert "A place of your own" in said
    assert "Forget what I typed" not in said
    client.post(KEEP, {**SIGN_UP, "browser_zone": ""})
    keyring, space = sam()
    assert (space.count(CheckIn), space.count(FirstWords)) == (0, 0)
    assert keyring.about.time_zone == "UTC"
    assert not keyring.about.together


def test_going_back_loses_nothing(client: Client, db: None) -> None:
    begin(client)
    client.post(SENTENCES, {"pick": "3", "text_3": "Edited by hand."})
    assert page(client, NAMED).chosen("words") == ["tired", "distant"]
    assert page(client, FRONT).chosen("spot") == ["3-2"]
    assert "a quiet zebra hour" in typed(page(client, WORDS), "need")
    again = page(client, SENTENCES)
    assert again.chosen("pick") == ["own"]
    assert "Edited by hand." in again.words


def test_the_chosen_words_are_offered_as_a_feeling(client: Client, db: None) -> None:
    client.post(FRONT, BEGIN)
    client.post(NAMED, WORD)
    assert "tired and distant" in typed(page(client, WORDS), "feeling")
    client.post(WORDS, {"feeling": ""})
    assert "tired and distant" not in typed(page(client, WORDS), "feeling")


def test_other_answers_bring_other_sentences(client: Client, db: None) -> None:
    begin(client)
    chosen = sentences(client)[0]
    client.post(SENTENCES, {"pick": "1", "text_1": chosen})
    client.post(WORDS, {**TOLD, "feeling": "angry"})
    assert page(client, SENTENCES).chosen("pick") == ["1"]
    assert "lonely" not in page(client, SENTENCES).words


def sentences(client: Client) -> list[str]:
    form = client.get(SENTENCES).context["form"]
    return [text for _key, text, _chosen, _box in form.ways]


def test_choosing_no_sentence_keeps_the_three_answers(client: Client, db: None) -> None:
    begin(client)
    client.post(SENTENCES, {"pick": "none"})
    assert page(client, SENTENCES).chosen("pick") == ["none"]
    client.post(KEEP, SIGN_UP)
    words = sam()[1].entries(FirstWords)[0].payload
    assert (words.text, words.need) == ("", "a quiet zebra hour")


def test_a_taken_name_loses_nothing(client: Client, ann: Friend) -> None:
    begin(client)
    said = page_of(client.post(KEEP, {**SIGN_UP, "name": "ANN"}))
    assert "already has this name" in said.words
    assert said.one("input", name="name")["value"] == "ANN"
    assert "value" not in said.one("input", name="new_passphrase")
    client.post(KEEP, SIGN_UP)
    assert sam()[1].count(FirstWords) == 1
    assert ann.space.count(FirstWords) == 0


@pytest.mark.parametrize("weak", ["", "short", "password1234", "aaaaaaaaaaaa", "sam1234567890"])
def test_a_weak_passphrase_loses_nothing(client: Client, db: None, weak: str) -> None:
    begin(client)
    assert "Save it" in page(client, KEEP).words
    answer = client.post(KEEP, {**SIGN_UP, "new_passphrase": weak})
    assert "A passphrase has to be typed again" in page_of(answer).words
    assert not Person.objects.exists()
    assert "a quiet zebra hour" in typed(page(client, WORDS), "need")


def test_a_sign_up_sent_twice_makes_one_person(client: Client, db: None) -> None:
    begin(client)
    draft = client.cookies[settings.COOKIE_PREFIX + DRAFT].value
    client.post(KEEP, SIGN_UP)
    impatient = Client()
    impatient.cookies[settings.COOKIE_PREFIX + DRAFT] = draft
    assert impatient.post(KEEP, SIGN_UP).headers["Location"] == reverse("account-code")
    assert Person.objects.count() == 1
    assert (sam()[1].count(FirstWords), sam()[1].count(CheckIn)) == (1, 1)


def test_when_the_words_failed_to_arrive_sending_again_brings_them(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(client)
    with monkeypatch.context() as broken:
        broken.setattr("nearer.start.views.move_in", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            client.post(KEEP, SIGN_UP)
    client.post(KEEP, SIGN_UP)
    assert sam()[1].entries(FirstWords)[0].payload.need == "a quiet zebra hour"


def test_somebody_with_an_account_keeps_both_their_old_and_new_words(
    client: Client, ann: Friend
) -> None:
    ann.space.add(FirstWords(text="Older."))
    begin(client)
    client.post(KEEP, {"name": "Ann", "new_passphrase": ann.passphrase})
    texts = {entry.payload.text or entry.payload.need for entry in ann.space.entries(FirstWords)}
    assert texts == {"Older.", "a quiet zebra hour"}


def test_what_is_being_typed_is_kept_without_moving_on(client: Client, db: None) -> None:
    htmx = {"HX-Request": "true"}
    assert client.post(NAMED, WORD, headers=htmx).status_code == 204
    assert page(client, NAMED).chosen("words") == ["tired", "distant"]
    assert client.post(WORDS, {"need": "half a sent"}, headers=htmx).status_code == 200
    assert "half a sent" in typed(page(client, WORDS), "need")


def test_a_kind_hint_stands_beside_the_box_and_refuses_nothing(client: Client, db: None) -> None:
    told = {"feeling": "FURIOUS, he is a lazy pig", "happened": "he never helps", "need": "a hug"}
    beside = page_of(client.post(WORDS, told, headers={"HX-Request": "true"}))
    assert beside.one("div", id="said-of-feeling")["hx-swap-oob"] == "true"
    assert "what someone is" in beside.words
    assert "“Always” and “never”" in beside.words
    assert client.post(WORDS, told).headers["Location"] == SENTENCES
    for path in (WORDS, SENTENCES):
        said = page(client, path).words
        assert "what someone is" in said
        assert "“Always” and “never”" in said
    assert "he is a lazy pig" in page(client, SENTENCES).words
    client.post(WORDS, {**told, "feeling": "furious", "happened": "he came late"})
    assert "what someone is" not in page(client, WORDS).words + page(client, SENTENCES).words


@pytest.mark.parametrize("feeling", ["content", "I want to die"])
def test_the_help_line_stands_beside_every_sentence(client: Client, db: None, feeling: str) -> None:
    """The same for everybody: what is typed is not read for it."""
    begin(client)
    client.post(WORDS, {**TOLD, "feeling": feeling})
    client.post(SENTENCES, {"pick": "1", "text_1": feeling})
    pages = [page(client, path) for path in (WORDS, SENTENCES, KEEP)]
    client.post(KEEP, SIGN_UP)
    space = sam()[1]
    words = space.entries(FirstWords)[0]
    pages.append(page(client, reverse("first-words", args=[space.id, words.id])))
    pages.append(page(client, reverse("today", args=[space.id])))
    for each in pages:
        assert "thinking of ending your life, or someone frightens you" in each.words
        assert sum(1 for _ in each.find("a", href=reverse("help"))) >= 2


def test_too_much_is_said_and_not_cut(client: Client, db: None) -> None:
    said = page_of(client.post(WORDS, {"happened": "x" * 501}))
    assert "There is room for 500 characters." in said.words
    assert "x" * 501 in said.words


def test_a_made_up_zone_is_no_zone(client: Client, db: None) -> None:
    client.post(KEEP, {**SIGN_UP, "browser_zone": "../../etc/passwd"})
    assert sam()[0].about.time_zone == "UTC"


def test_without_a_script_the_zone_is_chosen(client: Client, db: None) -> None:
    client.post(KEEP, {**SIGN_UP, "browser_zone": "", "time_zone": "Asia/Tokyo"})
    assert sam()[0].about.time_zone == "Asia/Tokyo"


def test_an_older_name_of_a_zone_is_taken(client: Client, db: None) -> None:
    client.post(KEEP, {**SIGN_UP, "browser_zone": "Asia/Calcutta"})
    assert sam()[0].about.time_zone == "Asia/Calcutta"


@pytest.mark.parametrize("path", [FRONT, NAMED, WORDS, SENTENCES, KEEP])
def test_somebody_signed_in_is_past_the_first_minutes(ann: Friend, path: str) -> None:
    answer = ann.client.get(path)
    assert answer.headers["Location"] == reverse("today", args=[ann.space.id])


def test_taken_names_are_no_way_to_guess_passphrases(
    client: Client, ann: Friend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(rate_limits.FREE, "name", 2)
    guess = {**SIGN_UP, "name": "Ann"}
    assert [client.post(KEEP, guess).status_code for _ in range(3)] == [200, 200, 429]


def test_a_network_that_begins_without_end_has_to_wait(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each beginning is a row for a day. Who goes on with one is not counted."""
    monkeypatch.setitem(rate_limits.FREE, "draft", 3)
    said = BEGIN
    for _ in range(3):
        assert Client().post(FRONT, said).status_code == 302
    refused = Client().post(FRONT, said)
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) == 1
    assert "wait 1 second" in refused.content.decode()
    assert Draft.objects.count() == 3
    elsewhere = Client(REMOTE_ADDR="198.51.100.9")
    for _ in range(5):
        assert elsewhere.post(FRONT, said).status_code == 302
