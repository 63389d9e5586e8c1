"""How a simulated day is told: from what was felt to the fields of a check-in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import NormalDist
from typing import Literal

from nearer.features.feelings.demo import diaries
from nearer.features.feelings.demo.diaries import Mood
from nearer.features.feelings.logic.vocabulary import quadrants_at, words
from nearer.features.feelings.payloads import CheckIn, State

YEAR = timedelta(days=365)
_bell = NormalDist()


@dataclass(frozen=True)
class Moment:
    """One person's day as it was, before it is told. `rates`: numb, unsure, not today, writes."""

    day: date
    felt: float
    distance: float
    away: float
    tension: int
    rates: tuple[float, float, float, float]


@dataclass
class Teller:
    """Tells days in order and remembers which sentences were used within a year."""

    name: Literal["ann", "ben"]
    told: dict[str, date] = field(default_factory=dict)

    def tell(self, moment: Moment, drawn: Mapping[str, Sequence[float]]) -> CheckIn:
        state = _state(moment, drawn["state"][0])
        if state == "not-today":
            return CheckIn(state)
        pleasantness, energy = _grid(moment, drawn["words"])
        named = state == "given"
        sentence = self._sentence(moment, drawn["text"])
        return CheckIn(
            state=state,
            pleasantness=pleasantness if named else None,
            energy=energy if named else None,
            words=_words(pleasantness, energy, drawn["words"]) if named else (),
            sentence=sentence,
            **_lines(moment, drawn["lines"]),
        )

    def _sentence(self, moment: Moment, drawn: Sequence[float]) -> str:
        if drawn[0] >= moment.rates[3]:
            return ""
        diary = diaries.ann if self.name == "ann" else diaries.ben
        fresh = [text for text in diary[_mood(moment)] if self._is_fresh(text, moment.day)]
        if not fresh:
            return ""
        text = fresh[int(drawn[1] * len(fresh))]
        self.told[text] = moment.day
        return text

    def _is_fresh(self, text: str, day: date) -> bool:
        return text not in self.told or day - self.told[text] > YEAR


def _state(moment: Moment, chance: float) -> State:
    """Who is far away is numb more often, and answers less."""
    numb, unsure, not_today, _ = moment.rates
    numb *= 1 + 4 * moment.away
    not_today *= 1 + moment.away
    if chance < numb:
        return "numb"
    if chance < numb + unsure:
        return "unsure"
    return "not-today" if chance < numb + unsure + not_today else "given"


def _grid(moment: Moment, drawn: Sequence[float]) -> tuple[int, int]:
    pleasant = 5.6 + 0.75 * moment.distance - 0.3 * (moment.tension - 1.5)
    stirred = 4.6 + 0.4 * (moment.tension - 1.5) - 0.4 * moment.away
    stirred += 0.7 if moment.day.weekday() >= 5 else 0.0
    across = _within(pleasant + normal(drawn[0]), 1, 9)
    return across, _within(stirred + 1.6 * normal(drawn[1]), 1, 9)


def _words(pleasantness: int, energy: int, drawn: Sequence[float]) -> tuple[str, ...]:
    """One to three words of one quarter; none at the very middle, where none is nearest."""
    if (pleasantness, energy) == (5, 5):
        return ()
    quarters = quadrants_at(pleasantness, energy)
    offered = [word.id for word in words[quarters[int(drawn[6] * len(quarters))]]]
    chosen = [offered.pop(int(chance * len(offered))) for chance in drawn[3:6]]
    return tuple(chosen[: 1 + int(drawn[2] * 2.6)])


def _lines(moment: Moment, drawn: Sequence[float]) -> dict[str, int | None]:
    """The circles and the first two lines always, the others on most days."""
    felt, away, strain = moment.felt, moment.away, moment.tension - 1.5
    is_full = drawn[0] < 0.75
    together = is_full and drawn[1] < (0.95 if moment.day.weekday() >= 5 else 0.8)
    noise = [normal(chance) for chance in drawn]
    opened = 0.8 * felt - 0.4 - 0.3 * away + noise[2]
    understood = 0.8 * felt + 1.0 - 0.2 * strain + noise[3]
    withdraw = 7.2 - 0.8 * felt + 0.3 * strain + 0.3 * away + noise[4]
    enjoyed = felt + 0.5 - 0.25 * strain + noise[5]
    return {
        "circles": _ten(felt + 0.6 * noise[6]),
        "closeness": _ten(felt),
        "tension": moment.tension,
        "opened_up": _ten(opened) if is_full else None,
        "felt_understood": _ten(understood) if is_full else None,
        "wish_to_withdraw": _ten(withdraw) if is_full else None,
        "enjoyed_together": _ten(enjoyed) if together else None,
    }


def _mood(moment: Moment) -> Mood:
    if moment.tension >= 5:
        return "quarrel"
    if moment.away > 1.6:
        return "far"
    if moment.distance > 0.7:
        return "warm"
    return "low" if moment.distance < -0.8 else "even"


def _ten(value: float) -> int:
    return _within(value, 0, 10)


def _within(value: float, least: int, most: int) -> int:
    return min(most, max(least, round(value)))


def normal(uniform: float) -> float:
    """A normal number from a uniform one, by arithmetic that is alike on every machine."""
    return _bell.inv_cdf(min(1 - 2**-53, max(2**-53, uniform)))
