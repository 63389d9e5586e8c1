"""Sign-in names are compared as people read them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from nearer.people.names import check_name, fold


@pytest.mark.parametrize("name", ["ann", " ANN ", "\uff21\uff4e\uff4e", "Ann\u00a0"])
def test_one_name_in_many_spellings(name: str) -> None:
    assert fold(name) == "ann"


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize("name", ["A", "Ann-Marie O'Neil", "Zoë 2", "李小龙", "a" * 64, "ann.b"])
def test_an_ordinary_name_is_accepted(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize(
    "name", ["", " ", "-ann", "ann.", "a/b", "a@b.example", "a" * 65, "a\x00b", "<b>", "ﬃ" * 30]
)
def test_a_name_of_other_signs_or_lengths_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        check_name(name)
