"""A form that met a lock this server knows nothing of any more: its words are not lost."""

from __future__ import annotations

import secrets

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from nearer.people.cookies import SECRET, SID, set_secret
from tests.cast import Friend


@pytest.mark.parametrize(("site", "status"), [("same-origin", 403), ("cross-site", 302)])
def test_words_stand_on_the_page_on_which_one_signs_in(ann: Friend, site: str, status: int) -> None:
    client, cookies = Client(), HttpResponse()
    for name in (SID, SECRET):
        set_secret(cookies, name, secrets.token_bytes(32))
    client.cookies.update(cookies.cookies)
    whence = {"Sec-Fetch-Site": site, "Origin": "http://testserver"}
    url = reverse("check-in", args=[ann.space.id])
    said = client.post(url, {"sentence": "Not to be lost."}, headers=whence)
    assert said.status_code == status
    assert ("Not to be lost." in said.content.decode()) is (status == 403)
