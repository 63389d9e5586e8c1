"""A turn tells its reader what was given to them, and nothing of what was not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Generic, TypeVar
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from nearer.couples.logic.leaf import Leaf
from nearer.couples.payloads import Reply
from nearer.features.talks.logic.turn import Table, Turn, readable, shown_by_both, turns
from nearer.features.talks.payloads import Answer, Revealed, Skipped, Waiting

P = TypeVar("P")
ANN, BEN = UUID(int=1), UUID(int=2)
DAY = date(2026, 5, 31)
Q = "worry-smile"


@dataclass(frozen=True)
class Paper(Generic[P]):
    """An entry, as a room opens it."""

    author: UUID
    payload: P
    day: date = DAY
    at: datetime = datetime(2026, 5, 31, 20, tzinfo=UTC)
    id: UUID = field(default_factory=uuid4)
    revision: int = 1


def shows(author: UUID, question: str = Q, day: date = DAY) -> Paper[Revealed]:
    return Paper(author, Revealed(question, "A bear in the cupboard."), day)


def waits(author: UUID, question: str = Q, day: date = DAY) -> Paper[Waiting]:
    return Paper(author, Waiting(question), day)


def replies(author: UUID, to: Leaf[Revealed]) -> Paper[Reply]:
    return Paper(author, Reply(to.id, to.revision, "i-hear", "I hear that there was a bear."))


ANSWERED = Table(answers=[Paper(ANN, Answer(Q, "A bear."))])
SKIPPED = Table(skipped=[Paper(ANN, Skipped(Q))])


def anns(table: Table) -> Turn:
    return turn_of(ANN, table)


def turn_of(me: UUID, table: Table) -> Turn:
    return turns(me, table).get((DAY, Q)) or Turn(DAY, Q)


def test_at_first_there_is_nothing() -> None:
    assert anns(Table()) == Turn(DAY, Q)
    assert anns(Table()).state == "nothing"


def test_an_answer_is_mine() -> None:
    assert anns(ANSWERED).state == "mine-written"
    assert anns(ANSWERED).answer == ANSWERED.answers[0]


def test_not_today_is_a_rest() -> None:
    assert anns(SKIPPED).state == "skipped"
    assert anns(replace(SKIPPED, answers=ANSWERED.answers)).state == "mine-written"


def test_showing_mine_shows_me_nothing_of_theirs() -> None:
    found = anns(replace(ANSWERED, revealed=[shows(ANN)]))
    assert (found.state, found.theirs) == ("mine-revealed", None)


def test_theirs_waits_for_me_when_they_said_so() -> None:
    for mine in (Table(), ANSWERED):
        found = anns(replace(mine, waiting=[waits(BEN)], revealed=[shows(BEN)]))
        assert (found.state, found.theirs) == ("theirs-waiting", None)


def test_who_said_not_today_is_not_asked_again() -> None:
    found = anns(replace(SKIPPED, waiting=[waits(BEN)]))
    assert (found.state, found.is_told) == ("skipped", True)


def test_what_i_told_is_known_to_me_alone() -> None:
    found = anns(Table(waiting=[waits(ANN)]))
    assert (found.has_told, found.is_told) == (True, False)


def test_when_both_have_shown_each_reads_the_other() -> None:
    mine, theirs = shows(ANN), shows(BEN)
    table = Table(revealed=[mine, theirs])
    assert anns(table).state == turn_of(BEN, table).state == "both-revealed"
    assert anns(table).theirs is theirs
    assert turn_of(BEN, table).theirs is mine


def test_a_reply_belongs_to_what_it_answers() -> None:
    mine, theirs = shows(ANN), shows(BEN)
    from_ben = replies(BEN, mine)
    table = Table(revealed=[mine, theirs], replies=[from_ben])
    assert anns(table).state == "both-revealed"
    assert anns(table).their_reply is from_ben
    assert turn_of(BEN, table).state == "replied"


def test_a_reply_to_what_stood_there_before_is_none_to_what_stands_there_now() -> None:
    mine, theirs = shows(ANN), shows(BEN)
    table = Table(revealed=[replace(mine, revision=2), theirs], replies=[replies(BEN, mine)])
    assert anns(table).their_reply is None
    assert turn_of(BEN, table).state == "both-revealed"


def test_nobody_replies_to_themselves() -> None:
    mine, theirs = shows(ANN), shows(BEN)
    table = Table(revealed=[mine, theirs], replies=[replies(ANN, mine)])
    assert (anns(table).my_reply, anns(table).their_reply) == (None, None)


def test_whoever_takes_theirs_back_reads_the_other_no_longer() -> None:
    mine = shows(ANN)
    table = Table(revealed=[mine])
    assert anns(table).state == "mine-revealed"
    assert turn_of(BEN, table) == Turn(DAY, Q)


def test_two_days_of_one_question_are_two_turns() -> None:
    earlier = shows(BEN, day=DAY - timedelta(days=365))
    assert anns(Table(revealed=[shows(ANN), earlier])).state == "mine-revealed"


def test_what_both_have_shown_is_known_to_both_alike() -> None:
    table = [shows(ANN), shows(BEN), shows(BEN, "happily-badly")]
    assert shown_by_both(table) == {Q: DAY}
    later = [*table, shows(ANN, day=DAY + timedelta(days=400)), shows(BEN, day=DAY)]
    assert shown_by_both(later) == {Q: DAY}


questions = st.sampled_from([Q, "happily-badly", "best-nap"])
people = st.sampled_from([ANN, BEN])
some_days = st.integers(0, 3).map(lambda number: DAY - timedelta(days=number))


def papers(
    make: Callable[[UUID, str, date], Paper[P]], who: st.SearchStrategy[UUID] = people
) -> st.SearchStrategy[list[Paper[P]]]:
    return st.lists(st.builds(make, who, questions, some_days), max_size=6)


tables = st.builds(
    Table,
    answers=papers(lambda who, q, day: Paper(who, Answer(q, "x"), day), st.just(ANN)),
    skipped=papers(lambda who, q, day: Paper(who, Skipped(q), day), st.just(ANN)),
    revealed=papers(shows),
    waiting=papers(waits),
)


@given(tables, st.data())
def test_what_the_other_has_not_told_leaves_no_mark(table: Table, drawn: st.DataObject) -> None:
    """Ben reveals where Ann has not, and tells nobody: nothing that Ann sees may change."""
    mine = {(leaf.day, leaf.payload.question) for leaf in table.revealed if leaf.author == ANN}
    hidden = drawn.draw(papers(shows, st.just(BEN)))
    silent = [leaf for leaf in hidden if (leaf.day, leaf.payload.question) not in mine]
    more = replace(table, revealed=[*table.revealed, *silent])
    assert turns(ANN, more) == turns(ANN, table)
    assert readable(ANN, more.revealed) == readable(ANN, table.revealed)
    assert shown_by_both(more.revealed) == shown_by_both(table.revealed)


@given(tables)
def test_a_word_of_the_others_is_read_only_where_mine_lies_beside_it(table: Table) -> None:
    for place, found in turns(ANN, table).items():
        assert place == (found.day, found.question)
        if found.theirs:
            assert found.mine
            assert found.state == "both-revealed"
            assert found.theirs in readable(ANN, table.revealed)


@given(tables)
def test_both_agree_on_what_has_been_shown(table: Table) -> None:
    """Otherwise they would be asked different questions on the same day."""
    for me in (ANN, BEN):
        both = {each.question for each in turns(me, table).values() if each.theirs}
        assert both == set(shown_by_both(table.revealed))
