"""Choosing a reminder: a calendar file, or mails; trying one, and stopping them."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.journeys import evening
from tests.journeys.conftest import Server
from tests.journeys.walker import PHONE, Walker
from tests.reminders.mailbox import Mailbox, post_office

Walkers = Callable[..., Walker]


@pytest.fixture(scope="module")
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, mailbox: Mailbox) -> Generator[Server]:
    """One that sends mails."""
    office = post_office(mailbox)
    server = Server(tmp_path_factory.mktemp("mailing"))
    server.environment["NEARER_SMTP"] = f"smtp://127.0.0.1:{office.port}"
    server.start()
    yield server
    server.stop()
    office.stop()


@pytest.mark.parametrize(
    ("width", "dark", "javascript"),
    [(PHONE, False, True), (PHONE, True, False), (1280, False, True), (1280, True, True)],
)
def test_an_hour_of_ones_own(
    walker: Walkers,
    name: str,
    mailbox: Mailbox,
    tmp_path: Path,
    *,
    width: int,
    dark: bool,
    javascript: bool,
) -> None:
    ann = walker(width=width, dark=dark, javascript=javascript)
    address = f"{name.replace(' ', '.')}@mail.example"  # one mailbox hears of few codes an hour
    evening.arrive(ann, name)
    ann.follow("You")
    ann.follow("Reminders")
    for day in ("Monday", "Thursday"):
        ann.choose(day)
    ann.page.get_by_label("At what hour?").select_option("21:00")
    assert ann.is_not_wider_than_the_screen()
    ann.picture(tmp_path / "before.png")
    take_the_file(ann)
    type_the_code(ann, address, mailbox, tmp_path)
    assert ann.sees(f"E-mails go to {address}.")
    ann.press("Send one now")
    assert ann.sees("Sent. It may take a minute.")
    assert mailbox.mails[-1]["Subject"] == "You have a reminder"
    ann.picture(tmp_path / "after.png")
    ann.press("Stop the e-mails")
    assert ann.sees("No more e-mails. The address is deleted.")
    assert ann.does_not_see(address)


def type_the_code(ann: Walker, address: str, mailbox: Mailbox, pictures: Path) -> None:
    """Wrongly first."""
    ann.write("E-mail address", address)
    ann.press("Send me e-mails")
    ann.picture(pictures / "code.png")
    assert ann.is_not_wider_than_the_screen()
    ann.write("The code from the e-mail", "by heart")
    ann.press("Confirm")
    assert ann.sees("This code does not match. Please check the newest e-mail.")
    ann.write("The code from the e-mail", mailbox.code())
    ann.press("Confirm")


def take_the_file(ann: Walker) -> None:
    ann.write("Title in the calendar", "Water the plants")
    with ann.page.expect_download() as begun:
        ann.find("Download the file").click()
    file = begun.value
    assert file.suggested_filename == "calendar.ics"
    (event,) = Calendar.from_ical(Path(file.path()).read_bytes()).walk("VEVENT")
    assert event["SUMMARY"] == "Water the plants"
    assert event["RRULE"]["BYDAY"] == ["MO", "TH"]
