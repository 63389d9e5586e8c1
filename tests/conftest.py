"""What every test may ask for. Which database: see `tests/database.py`."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.cast"]

# A busy machine is no failure: no deadline, and slow generation is not complained about.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="the long runs of `make soak`")


@pytest.fixture
def rounds(pytestconfig: pytest.Config) -> Callable[..., int]:
    """How often: `rounds(10_000, soak=200_000)`. For tests marked `soak`, which have a long run."""

    def choose(usually: int, *, soak: int) -> int:
        return soak if pytestconfig.getoption("soak") else usually

    return choose


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Put a sentence (counts, ratios) at the end of the run, also from a worker."""
    return lambda sentence: record_property("tell", sentence)


class Progress:
    """Says of each part of a long run that it has ended, how long it took and what it counted."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        printer = self.config.pluginmanager.get_plugin("terminalreporter")
        if report.when != "call" or printer is None:
            return
        name = report.nodeid.rpartition("::")[2]
        said = "; ".join(str(said) for what, said in report.user_properties if what == "tell")
        printer.write_line(f"{report.outcome} {name}, {report.duration:.0f} s: {said}")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("soak") and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Progress(config), "progress")


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    finished = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    told = [
        f"{report.nodeid.rpartition('::')[2]}: {sentence}"
        for report in finished
        for name, sentence in getattr(report, "user_properties", [])
        if name == "tell" and report.when == "call"
    ]
    if told:
        terminalreporter.section("what the tests tell")
        terminalreporter.write("\n".join([*told, ""]))
