"""What the browser itself keeps on disk afterwards: nothing of what was typed."""

from __future__ import annotations

import base64
import contextlib
import zlib
from pathlib import Path

from playwright.sync_api import Playwright

from tests.journeys import evening
from tests.journeys.conftest import CHROMIUM, Server, chromium
from tests.journeys.walker import Walker

CANARIES = ("quetzal on the sill", "marmalade in the lamp", "seven pelicans waiting", "ocarina")


def shapes(words: str) -> list[bytes]:
    """How words may rest in a file: plain, as UTF-16, escaped, or in base64."""
    plain = words.encode()
    return [
        plain,
        words.encode("utf-16-le"),
        plain.replace(b" ", b"%20"),
        plain.replace(b" ", b"+"),
        base64.b64encode(plain)[4:-4],
    ]


def leaks(folder: Path) -> list[str]:
    """Files of a profile that hold a canary, as it is or packed by zlib."""
    found = []
    for path in (each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        with contextlib.suppress(zlib.error):
            content += zlib.decompress(content)
        if any(shape in content for words in CANARIES for shape in shapes(words)):
            found.append(path.name)
    return found


def test_the_profile_holds_nothing(
    server: Server, playwright: Playwright, name: str, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=chromium("chromium"), args=CHROMIUM, base_url=server.url
    )
    ann = Walker(context, server.url)
    evening.begin(ann)
    ann.write("What do you feel?", CANARIES[0])
    ann.write("What happened?", CANARIES[1])
    ann.write("What do you need?", CANARIES[2])
    ann.press("Continue")
    ann.page.get_by_role("radio").first.check(force=True)
    ann.press("Continue")
    evening.sign_up(ann, name)
    ann.go("/")
    ann.follow("Change it")
    ann.write_a_line(CANARIES[3])
    ann.press("Save")
    assert ann.sees(CANARIES[3])
    # Typed and not sent, then left standing: what session restore would save.
    ann.follow("Change it")
    ann.write_a_line(f"{CANARIES[3]} again")
    context.close()
    assert any(profile.rglob("*")), "there was no profile to look into"
    assert leaks(profile) == []


def test_the_search_notices(tmp_path: Path) -> None:
    (tmp_path / "Session").write_bytes(b"\x00" + CANARIES[0].encode("utf-16-le"))
    (tmp_path / "Packed").write_bytes(zlib.compress(CANARIES[1].encode()))
    (tmp_path / "Clean").write_bytes(b"a quiet evening")
    assert sorted(leaks(tmp_path)) == ["Packed", "Session"]
