"""Make `.venv` out of the lock, on a machine that may hold nothing but python3.

First uv, into `.boot/`, by the first way that works: it is there already; this Python's pip; the
pip that travels inside ensurepip; the pip that Debian packs as a wheel, fetched by apt without
root. Then the environment, each file checked against its hash. A stamp lets the next start skip
everything. `--dev` adds what tests and checks need.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BOOT = ROOT / ".boot"
VENV = ROOT / ".venv"
STAMP = VENV / "made-from"
UV = BOOT / "bin" / "uv"
UV_LOCK = ROOT / "requirements-boot.lock"
RUN_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
DEBIAN_WHEELS = Path("/usr/share/python-wheels")

NO_PIP = """\
Nearer could not find pip, which it needs once to fetch its parts.
On Debian or Ubuntu this installs it:   apt-get install python3-pip
Elsewhere, install pip for %s in the way your system does it, then run the same command again."""
OLD_PYTHON = "Nearer needs Python 3.11 or newer; this one is %s (%s)."


def main(arguments: list[str]) -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  a plain sentence is kinder than a traceback
        sys.exit(OLD_PYTHON % (sys.version.split()[0], sys.executable))
    before = STAMP.read_text() if STAMP.is_file() else ""
    # What was made for development also runs, and stays what it is.
    lock = DEV_LOCK if "--dev" in arguments or before.startswith(DEV_LOCK.name) else RUN_LOCK
    if before == stamp(lock) and (VENV / "bin" / "nearer").is_file():
        return
    try:
        make_environment(lock)
    except subprocess.CalledProcessError as failed:
        sys.exit(f"This step did not work: {' '.join(map(str, failed.cmd))}")
    STAMP.write_text(stamp(lock))


def stamp(lock: Path) -> str:
    """Changes whenever the environment would: lock, project file, this file, Python, place."""
    digest = hashlib.sha256(f"{sys.version}{sys.executable}{ROOT}".encode())
    for file in (lock, ROOT / "pyproject.toml", Path(__file__)):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return f"{lock.name} {digest.hexdigest()}"


def make_environment(lock: Path) -> None:
    if not has_uv():
        say("Fetching uv")
        fetch_uv()
    say(f"Setting up .venv from {lock.name}; this takes a minute the first time")
    # A Python of uv's own would be one more download from one more place.
    os.environ["UV_PYTHON_DOWNLOADS"] = "never"
    os.environ["VIRTUAL_ENV"] = str(VENV)
    run(UV, "venv", "--quiet", "--allow-existing", "--python", sys.executable, VENV)
    STAMP.write_text(lock.name)  # no hash yet: after an interruption the next start begins again
    run(UV, "pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode", lock)
    # The build back end comes from the lock too, so nothing without a hash is ever fetched.
    run(UV, "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", ROOT)


def has_uv() -> bool:
    """Whether `.boot/` holds uv in the version of the lock."""
    if not UV.is_file():
        return False
    found = subprocess.run([UV, "--version"], capture_output=True, text=True, check=False)
    wanted = UV_LOCK.read_text().split()[0].removeprefix("uv==")
    return found.stdout.split()[1:2] == [wanted]


def fetch_uv() -> None:
    shutil.rmtree(BOOT, ignore_errors=True)
    BOOT.mkdir()
    os.environ["PIP_ROOT_USER_ACTION"] = "ignore"  # it installs into .boot, not into the system
    with tempfile.TemporaryDirectory() as place:
        pip = find_pip(Path(place))
        if pip is None:
            sys.exit(NO_PIP % sys.executable)
        run(*pip, "install", "--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:",
            "--disable-pip-version-check", "--target", BOOT, "--requirement", UV_LOCK)  # fmt: skip


def find_pip(place: Path) -> list[str | Path] | None:
    """The words that start a pip, or nothing."""
    if importlib.util.find_spec("pip"):
        return [sys.executable, "-m", "pip"]
    for wheel in wheels_here() or wheels_by_apt(place):
        # A wheel is a zip file: Python runs the pip inside without installing it.
        return [sys.executable, wheel / "pip"]
    return None


def wheels_here() -> list[Path]:
    ensurepip = importlib.util.find_spec("ensurepip")
    bundled = Path(ensurepip.origin).parent / "_bundled" if ensurepip and ensurepip.origin else None
    return [wheel for place in (bundled, DEBIAN_WHEELS) if place for wheel in place.glob("pip-*")]


def wheels_by_apt(place: Path) -> list[Path]:
    """Debian's pip as a wheel, unpacked into `place`; apt keeps its lists there too, so that
    neither root nor a change to the system is needed."""
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        return []
    say("No pip here; asking apt for Debian's")
    private = [f"-oDir::State::Lists={place}", f"-oDir::Cache={place}", "-oAPT::Sandbox::User=root"]
    for step in (["update"], ["download", "python3-pip-whl", "ca-certificates"]):
        words = ["apt-get", "-qq", *private, *step]
        subprocess.run(words, cwd=place, stdout=subprocess.DEVNULL, check=False)
    for package in place.glob("*.deb"):
        run("dpkg-deb", "--extract", package, place)
    trust_debian_roots(place)
    return sorted((place / DEBIAN_WHEELS.relative_to("/")).glob("pip-*.whl"))


def trust_debian_roots(place: Path) -> None:
    """Debian's pip looks for the system's root certificates, which a bare machine lacks."""
    roots = sorted((place / "usr/share/ca-certificates").rglob("*.crt"))
    if roots and not Path("/etc/ssl/certs/ca-certificates.crt").exists():
        bundle = place / "roots.pem"
        bundle.write_bytes(b"\n".join(root.read_bytes() for root in roots))
        os.environ.setdefault("PIP_CERT", str(bundle))


def say(sentence: str) -> None:
    print(f"{sentence} ...", flush=True)


def run(*words: str | Path) -> None:
    subprocess.run(words, check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
