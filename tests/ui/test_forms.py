from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.template import engines

from nearer.ui.forms import Form, shares_fields
from tests.ui.page import Page


class SignUp(Form):
    marks_optional = True
    name = forms.CharField(label="Name", help_text="Any name.")
    words = forms.CharField(label="Words", required=False, widget=forms.Textarea)
    age = forms.IntegerField(label="Age", required=False)
    agree = forms.BooleanField(label="I agree")
    step = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_words(self) -> str:
        if "<" in self.cleaned_data["words"]:
            raise ValidationError("No <tags> please.")
        return str(self.cleaned_data["words"])


def draw(source: str, **context: object) -> str:
    return engines["django"].from_string("{% load ui %}" + source).render(context)


def failing() -> SignUp:
    return SignUp({"name": "", "words": "<b>kept</b>", "age": "old", "step": "2"})


def test_label_hint_and_field_belong_together() -> None:
    page = Page(str(SignUp()))
    assert page.one("label", **{"for": "id_name"})
    assert page.one("input", id="id_name")["aria-describedby"] == "id_name_helptext"
    assert "Any name." in page.words
    assert page.loose() == []


def test_an_error_stands_beside_its_field_and_is_read_with_it() -> None:
    page = Page(str(failing()))
    name = page.one("input", id="id_name")
    assert name["aria-describedby"] == "id_name_helptext id_name_error"
    assert name["aria-invalid"] == "true"
    assert page.one("ul", id="id_name_error")
    assert page.loose() == []


def test_what_was_typed_stays() -> None:
    drawn = str(failing())
    page = Page(drawn)
    assert page.one("input", id="id_age")["value"] == "old"
    assert page.one("input", id="id_step")["value"] == "2"
    assert "&lt;b&gt;kept&lt;/b&gt;</textarea>" in drawn


def test_the_list_at_the_top_leads_to_the_fields() -> None:
    drawn = str(failing())
    links = [at["href"] for at in Page(drawn).find("a")]
    assert links == ["#id_name_field", "#id_words_field", "#id_age_field", "#id_agree_field"]
    assert drawn.index("problems") < drawn.index("id_name_field")
    assert "No &lt;tags&gt; please." in drawn
    assert Page(drawn).one("h2", id="problems")["tabindex"] == "-1"


def test_what_belongs_to_no_field_is_said_at_the_top() -> None:
    form = SignUp({"name": "Ann", "agree": "on"})
    form.add_error(None, "Too late.")
    assert "Too late." in Page(str(form)).words


def test_there_is_no_list_while_all_is_well() -> None:
    assert draw("{% problems form %}", form=SignUp()) == ""
    assert draw("{% problems form %}", form=SignUp({"name": "Ann", "agree": "on"})) == ""


def test_only_the_optional_is_marked() -> None:
    assert Page(str(SignUp())).words.count("(optional)") == 2


def test_the_browser_keeps_its_own_bubbles_to_itself() -> None:
    assert not [at for _name, at in Page(str(SignUp())).tags if "required" in at]


def test_a_single_field_may_be_called_otherwise() -> None:
    page = Page(draw('{% field form.name "Your name" hint="Short." %}', form=SignUp()))
    assert "Your name" in page.words
    assert "Short." in page.words


def test_an_unseen_label_is_still_there() -> None:
    drawn = draw("{% field form.name unseen=True %}", form=SignUp())
    assert 'class="label unseen"' in drawn
    assert "Name" in Page(drawn).words


def test_a_tick_stands_before_its_words() -> None:
    drawn = draw("{% field form.agree %}", form=SignUp())
    assert drawn.index('type="checkbox"') < drawn.index("I agree")


def test_nothing_is_inline() -> None:
    assert Page(str(failing())).inline() == []


def test_a_form_speaks_to_a_person_unless_it_has_its_own_words() -> None:
    class Wish(Form):
        name = forms.CharField()
        pace = forms.ChoiceField(choices=[("slow", "Slow")])
        day = forms.CharField(error_messages={"required": "Which day?"})

    errors = Wish({"pace": "fast"}).errors
    assert errors["name"] == ["This still needs your answer."]
    assert errors["pace"] == ["Please choose one of those shown."]
    assert errors["day"] == ["Which day?"]


def test_forms_share_their_fields_where_they_say_so_and_each_may_leave_one_out() -> None:
    @shares_fields
    class Line(Form):
        words = forms.CharField()
        again = forms.CharField()

    one, other = Line(), Line()
    assert one.fields["words"] is other.fields["words"]
    assert SignUp().fields["words"] is not SignUp().fields["words"]
    del one.fields["again"]
    assert list(other.fields) == list(Line().fields) == ["words", "again"]
