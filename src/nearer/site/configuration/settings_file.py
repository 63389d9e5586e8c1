"""The settings file: `NAME=value`, a line each, as systemd and a shell read it.

Every command reads it by itself. A command that had to be told would, when it is forgotten, work on
another and empty Nearer without a word.
"""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from pathlib import Path

from nearer.site.configuration.setting import UnsoundSettings

USUAL_PLACE = Path("/etc/nearer/environment")
CHOSEN = "NEARER_SETTINGS"
LINE = re.compile(r"(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)")
QUOTES = ("'", '"')


def take_in(environ: MutableMapping[str, str]) -> Path | None:
    """Adds what the file says and the environment does not. Returns the file that was read.

    Raises `UnsoundSettings`.
    """
    chosen = environ.get(CHOSEN, "").strip()
    file = Path(chosen) if chosen else USUAL_PLACE
    try:
        text = file.read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        if not chosen:
            return None
        raise UnsoundSettings(f"There is no settings file {file}, which {CHOSEN} names.") from None
    except PermissionError:
        raise UnsoundSettings(
            f"This account may not read the settings in {file}. Run the command under the account "
            f"that Nearer runs under, or set {CHOSEN}=/dev/null to use none."
        ) from None
    except (OSError, UnicodeDecodeError):
        raise UnsoundSettings(f"The settings file {file} is no text that can be read.") from None
    for name, value in lines(text, file).items():
        environ.setdefault(name, value)
    return file if text else None


def lines(text: str, file: Path) -> dict[str, str]:
    """The values by their names. Raises `UnsoundSettings` with the number of a line."""
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip()
        if not stripped or stripped[0] in "#;":
            continue
        match = LINE.fullmatch(stripped)
        if match is None or "\0" in stripped:
            raise UnsoundSettings(f"Line {number} of {file} is not written like NAME=value.")
        found[match[1]] = unquoted(match[2].strip())
    return found


def unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] in QUOTES and value[-1] == value[0]
    return value[1:-1] if is_quoted else value
