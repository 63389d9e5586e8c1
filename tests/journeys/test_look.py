"""The look itself, on the page that has every part: with forced colours, on paper, at any size; and
what a first visit weighs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from nearer.demo.guests import ANN
from tests.journeys import evening, measuring
from tests.journeys.conftest import Server
from tests.journeys.walker import PHONE, Walker

MOST_AT_FIRST, MOST_REQUESTS, MOST_LATER = 120_000, 10, 20_000
NARROW, WIDE = 320, 1280
# Of what is told by a colour elsewhere, what has to be told by a line with forced colours.
TOLD_BY_LINES = """() => [".views [aria-current]", ".new", ".who .badge", ".notice", ".sheet.page",
  ".sheet.note", ".card.partner", ".chip:has(:checked)", ".tick:has(:checked)"].filter((name) => {
    const found = [...document.querySelectorAll(name)].filter((each) => each.checkVisibility());
    return found.length === 0 || found.some((each) => {
      const { borderBlockEndStyle, outlineStyle } = getComputedStyle(each);
      return borderBlockEndStyle === "none" && outlineStyle === "none";
    });
  })"""
GROUND = "(element) => getComputedStyle(element).backgroundColor"
SHOWN = "(names) => names.filter((n) => document.querySelector(n)?.checkVisibility())"
FRAME = [".leave", ".foot", ".tabs", ".button", ".either", ".menu", ".views", ".row", ".skip"]
LETTERS_ON_PAPER = """() => [...document.querySelectorAll("h1, p, blockquote, .badge")]
  .filter((each) => each.checkVisibility())
  .map((each) => getComputedStyle(each).color.match(/\\d+/g).map(Number))
  .filter(([red, green, blue]) => 0.3 * red + 0.6 * green + 0.1 * blue > 150)"""
OF_OUR_OWN = """async () => {
  await document.fonts.ready;
  return [...document.fonts].filter((each) => each.status === "loaded").map((each) => each.style);
}"""


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of somebody who builds the next feature."""
    server = Server(tmp_path_factory.mktemp("workshop"))
    server.environment["NEARER_DEBUG"] = "1"
    server.start()
    yield server
    server.stop()


@pytest.fixture
def style(browser: Browser, workshop: Server) -> Iterator[Callable[..., Walker]]:
    walkers: list[Walker] = []

    def come(*, width: int = PHONE, dark: bool = False) -> Walker:
        made = Walker.new(browser, workshop.url, javascript=True, width=width, dark=dark)
        walkers.append(made)
        made.go("/style/")
        made.page.get_by_text("numb", exact=True).first.click()
        made.page.get_by_text("Light", exact=True).last.click()
        return made

    yield come
    for walker in walkers:
        walker.goodbye()


@pytest.mark.parametrize("width", [NARROW, PHONE, WIDE])
def test_every_part_fits(style: Callable[..., Walker], width: int) -> None:
    walker = style(width=width)
    page = walker.page
    assert page.evaluate(measuring.SMALL_TARGETS) == []
    for letters in (100, 200):
        for way in ("ltr", "rtl"):
            page.evaluate(measuring.LETTERS, letters)
            page.evaluate(measuring.DIRECTION, way)
            assert walker.is_not_wider_than_the_screen(), (letters, way)
            # The smallest screen with the largest letters has no room for some words.
            if letters == 100 or width > NARROW:
                assert page.evaluate(measuring.BROKEN_WORDS) == []


def test_with_forced_colours_lines_tell_what_colours_told(style: Callable[..., Walker]) -> None:
    page = style().page
    page.emulate_media(forced_colors="active")
    assert page.evaluate(TOLD_BY_LINES) == []
    full, other = (page.get_by_text(words).first for words in ("Write my answer", "Not now"))
    assert len({each.evaluate(GROUND) for each in (full, other)}) == 2
    assert page.locator("body").evaluate("(e) => getComputedStyle(e, '::before').display") == "none"


@pytest.mark.parametrize("dark", [False, True])
def test_on_paper_there_is_the_text_without_the_frame(
    style: Callable[..., Walker], *, dark: bool
) -> None:
    page = style(dark=dark).page
    page.emulate_media(media="print")
    assert page.evaluate(SHOWN, FRAME) == []
    assert len(page.evaluate(SHOWN, [".sheet.quote", ".sheet.slip", ".circles", ".days"])) == 4
    assert page.evaluate(LETTERS_ON_PAPER) == []


def test_it_has_letters_of_its_own(style: Callable[..., Walker]) -> None:
    """Both, and those with other accents as well: the page has a word of each."""
    assert sorted(style().page.evaluate(OF_OUR_OWN)) == ["italic", "normal", "normal"]


def test_day_and_night_can_be_chosen(style: Callable[..., Walker]) -> None:
    page = style(dark=True).page
    shades = []
    for by in ("day", "night"):
        page.goto(f"/style/?by={by}")
        colour = page.locator("body").evaluate(GROUND)
        shades.append(colour)
    assert len(set(shades)) == 2


def test_the_small_menu_opens_within_the_screen(style: Callable[..., Walker]) -> None:
    page = style().page
    menu = page.locator(".menu")
    menu.locator("summary").click()
    box = menu.locator("ul").bounding_box()
    assert box
    assert 0 <= box["x"] < box["x"] + box["width"] <= PHONE


def weighed(page: Page, act: Callable[[], object]) -> tuple[int, int]:
    """How many bytes come over the line, and for how many files, as the browser counts them."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda each: sizes.append(each["encodedDataLength"]))
    act()
    page.wait_for_load_state("networkidle")
    session.detach()
    return sum(sizes), len(sizes)


@pytest.mark.usefixtures("demo")
def test_a_visit_is_light(walker: Callable[..., Walker], tell: Callable[[str], None]) -> None:
    ann = walker()
    first, files = weighed(ann.page, lambda: ann.page.goto("/"))
    ann.go("/sign-in/")
    evening.sign_in(ann, ANN.name, ANN.passphrase)
    later, _ = weighed(ann.page, ann.page.reload)
    tell(f"first visit {first / 1000:.0f} kB in {files} files, Today later {later / 1000:.0f} kB")
    assert first <= MOST_AT_FIRST
    assert files <= MOST_REQUESTS
    assert later <= MOST_LATER
