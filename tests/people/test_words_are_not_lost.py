"""What was typed is not lost: not by a changed token, a lock elsewhere, or a closed browser."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.conf import settings
from django.test import Client, RequestFactory
from django.urls import reverse

from nearer.doors.middleware import refusal
from nearer.features.feelings.payloads import CheckIn
from nearer.features.openness.payloads import Note
from nearer.people import credentials, rekey, sessions
from nearer.people.cookies import read_cookies
from nearer.people.keyring import KeysRenewed
from nearer.people.models import Draft
from nearer.people.rate_limits import Asker
from tests.cast import Couple, Friend, with_cookies

OURS = {"Origin": "http://testserver", "Sec-Fetch-Site": "same-origin"}
WORDS = "There is soup in the blue pot."
ELSEWHERE = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}


def strict(friend: Friend) -> Client:
    """A browser where they are signed in, whose forms are checked as on a server."""
    cookies = sessions.begin(friend.keyring, "Test browser")
    return with_cookies(Client(enforce_csrf_checks=True), cookies)


def token(page: str) -> str:
    return re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[-1]


def hidden(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the form that leads to an address."""
    form = page.split(f'action="{action}"', 1)[1].split("</form>", 1)[0]
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
    return {name: unescape(value) for name, value in found}


def note(couple: Couple) -> str:
    return reverse("note", args=[couple.id])


def form(token: str = "") -> dict[str, str]:
    return {"text": WORDS, "wants_back": "no-reply", "csrfmiddlewaretoken": token}


def notes(couple: Couple) -> list[str]:
    return [each.payload.text for each in couple.seen_by(couple.second).entries(Note)]


def test_a_form_whose_token_has_changed_is_taken(couple: Couple) -> None:
    browser = strict(couple.first)
    old = token(browser.get(note(couple)).content.decode())
    del browser.cookies[settings.CSRF_COOKIE_NAME]
    assert token(browser.get(note(couple)).content.decode()) != old
    assert browser.post(note(couple), form(old), headers=OURS).status_code == 302
    assert notes(couple) == [WORDS]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "same-origin"},
    ],
)
def test_a_form_of_another_site_is_refused(couple: Couple, headers: dict[str, str]) -> None:
    browser = strict(couple.first)
    browser.get(note(couple))
    assert browser.post(note(couple), form("x" * 64), headers=headers).status_code == 403
    assert notes(couple) == []


def test_where_nothing_says_whose_form_it_is_the_words_are_given_back(couple: Couple) -> None:
    browser = strict(couple.first)
    browser.get(note(couple))
    refused = browser.post(note(couple), form("x" * 64))
    assert refused.status_code == 403
    again = hidden(refused.content.decode(), note(couple))
    assert again["text"] == WORDS
    assert browser.post(note(couple), again).status_code == 302
    assert notes(couple) == [WORDS]


def test_a_stranger_is_given_nothing_back(couple: Couple) -> None:
    refused = Client(enforce_csrf_checks=True).post(note(couple), form("x" * 64))
    assert refused.status_code == 403
    assert WORDS not in refused.content.decode()


def sign_in(browser: Client, friend: Friend, page: str) -> str:
    """Signs in on the page that has the words in it. Returns where it leads."""
    fields = hidden(page, "/sign-in/")
    fields |= {"name": friend.name, "passphrase": friend.passphrase}
    return browser.post("/sign-in/", fields, headers=OURS).headers["Location"]


def locked_in_another_tab(friend: Friend) -> Client:
    browser = strict(friend)
    locks = {"csrfmiddlewaretoken": token(browser.get("/account/").content.decode())}
    assert browser.post("/lock/", locks, headers=OURS).status_code == 302
    return browser


def closed_and_opened_again(_friend: Friend) -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("ended", [locked_in_another_tab, closed_and_opened_again])
def test_words_go_through_signing_in(couple: Couple, ended: object) -> None:
    assert callable(ended)
    browser = ended(couple.first)
    drafts = Draft.objects.count()
    page = browser.post(note(couple), form("x" * 64), headers=OURS)
    assert page.status_code == 403
    assert Draft.objects.count() == drafts
    assert "You are signed out" in page.content.decode()
    assert sign_in(browser, couple.first, page.content.decode()) == "/kept/"
    again = hidden(browser.get("/kept/").content.decode(), note(couple))
    assert browser.post(note(couple), again, headers=OURS).status_code == 302
    assert notes(couple) == [WORDS]


def test_a_wrong_passphrase_keeps_them(couple: Couple) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.post(note(couple), form(), headers=OURS).content.decode()
    wrong = hidden(page, "/sign-in/") | {"name": "Ann", "passphrase": "not this one"}
    again = browser.post("/sign-in/", wrong, headers=OURS).content.decode()
    assert sign_in(browser, couple.first, again) == "/kept/"


def test_who_has_no_key_there_does_not_get_them(couple: Couple, zoe: Friend) -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.post(note(couple), form(), headers=OURS).content.decode()
    assert sign_in(browser, zoe, page) == reverse("today", args=[zoe.keyring.private])
    assert browser.get("/kept/").status_code == 302


def test_a_private_page_goes_to_its_owner_alone(ann: Friend, ben: Friend) -> None:
    path = reverse("check-in", args=[ann.keyring.private])
    browser = Client(enforce_csrf_checks=True)
    page = browser.post(path, {"sentence": WORDS}, headers=OURS).content.decode()
    assert sign_in(browser, ben, page) == reverse("today", args=[ben.keyring.private])
    assert ann.space.entries(CheckIn) == ben.space.entries(CheckIn) == []


def test_every_address_answers_a_stranger_alike(couple: Couple) -> None:
    other = reverse("note", args=[couple.first.keyring.me])
    pages = [
        Client(enforce_csrf_checks=True).post(path, form(), headers=OURS)
        for path in (note(couple), other)
    ]
    assert {page.status_code for page in pages} == {403}
    texts = [
        re.sub(r'(csrf\w+" value=|Token": )"\w+"', "", page.content.decode()) for page in pages
    ]
    assert texts[0].replace(note(couple), "") == texts[1].replace(other, "")


@pytest.mark.parametrize("spoiled", ["", "[", "{}", '[["a"]]', '[["a", "b"]]' * 2])
def test_what_is_no_form_is_not_carried(ann: Friend, spoiled: str) -> None:
    said = {"name": "Ann", "passphrase": ann.passphrase, "kept_fields": spoiled}
    said["kept_path"] = reverse("check-in", args=[ann.keyring.private])
    assert Client().post("/sign-in/", said).headers["Location"] != "/kept/"


def test_a_passphrase_is_never_carried(ann: Friend) -> None:
    browser = locked_in_another_tab(ann)
    page = browser.post("/account/keys/", {"passphrase": WORDS}, headers=OURS)
    assert WORDS not in page.content.decode()


def test_a_visit_from_another_site_is_led_on(ann: Friend) -> None:
    browser = strict(ann)
    browser.get("/account/")
    kept = {name: each.value for name, each in browser.cookies.items()}
    led = Client(enforce_csrf_checks=True)
    led.cookies[settings.CSRF_COOKIE_NAME] = kept[settings.CSRF_COOKIE_NAME]
    for address in ("/", "/account/", f"{reverse('today', args=[ann.keyring.private])}?a=1&b=2"):
        page = led.get(address, headers=ELSEWHERE)
        assert page.status_code == 200
        assert f'content="0; url={address.replace("&", "&amp;")}"' in page.content.decode()
        assert not page.cookies
    assert "Ann" in browser.get("/", follow=True).content.decode()


def test_a_visitor_who_was_never_here_is_not_led_on() -> None:
    assert 'http-equiv="refresh"' not in Client().get("/help/", headers=ELSEWHERE).content.decode()


def test_an_invitation_keeps_what_follows_the_sign(ann: Friend) -> None:
    browser = Client()
    browser.cookies[settings.CSRF_COOKIE_NAME] = "a" * 32
    assert "data-join" in browser.get("/join/", headers=ELSEWHERE).content.decode()


def test_no_other_site_makes_the_browser_forget_its_token(ann: Friend) -> None:
    browser = strict(ann)
    browser.get("/account/")
    assert browser.cookies[settings.CSRF_COOKIE_NAME]["samesite"] == "Lax"
    assert read_cookies({name: each.value for name, each in browser.cookies.items()})


def test_a_form_whose_session_another_device_has_ended_waits_for_its_writer(ann: Friend) -> None:
    request = RequestFactory().post(
        reverse("check-in", args=[ann.space.id]), {"sentence": "Just in time."}
    )
    live = ann.client.get(reverse("check-in", args=[ann.space.id])).wsgi_request
    vars(request).update(keyring=live.keyring, cookies=live.cookies, was_locked=False, htmx=False)
    own = ann.space
    opened = credentials.confirm(ann.keyring.owner, ann.passphrase, Asker("203.0.113.7"))
    rekey.renew(opened, "renewed orchard kettle")
    with pytest.raises(KeysRenewed) as raised:
        own.add(CheckIn(sentence="Just in time."))
    answer = refusal(request, raised.value)
    assert answer is not None
    assert answer["Location"] == reverse("sign-in")
    words = {"name": ann.name, "passphrase": "renewed orchard kettle"}
    kept = ann.client.post(reverse("sign-in"), words, follow=True).content.decode()
    assert "Just in time." in kept
