"""The base form, and the fields that belong to the widgets of a check-in.

    class Names(ui.Form):
        name = forms.CharField(label=_("What shall we call you?"), help_text=_("Any name."))

`{{ form }}` draws everything; `{% field form.name %}` one field; `{% problems form %}` the list at
the top. Errors stand beside the field and typed input is kept.
"""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template
from django.utils.translation import gettext_lazy as _

from nearer.ui.widgets import Steps

F = TypeVar("F", bound=forms.Form)


class Renderer(DjangoTemplates):
    """`FORM_RENDERER` in the settings: our templates, and Django's for plain inputs."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def get_template(self, template_name: str) -> Any:
        if template_name.startswith("django/"):
            return super().get_template(template_name)
        return get_template(template_name)


STEPS = frozenset(map(str, range(11)))
ANSWER = _("This still needs your answer.")
SHOWN = _("Please choose one of those shown.")
# Replace Django's messages, which speak of fields and values.
KINDER = (
    (forms.Field, "required", ANSWER),
    (forms.ChoiceField, "invalid_choice", SHOWN),
    (forms.MultipleChoiceField, "invalid_choice", SHOWN),
)


class Form(forms.Form):
    """Base form. No `required` attribute: the browser's own bubbles may speak another language and
    vanish too soon."""

    use_required_attribute = False
    marks_optional: ClassVar[bool] = False

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for field in cls.declared_fields.values():
            for owner, code, words in KINDER:
                # Only Django's own object is replaced: a form's own message stays.
                if field.error_messages.get(code) is owner.default_error_messages[code]:
                    field.error_messages[code] = words

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)


class Shared(dict[str, forms.Field]):
    """Fields that a form uses without copying them."""

    def __deepcopy__(self, _: dict[int, Any]) -> dict[str, forms.Field]:
        return dict(self)


def shares_fields(form: type[F]) -> type[F]:
    """For a form that never changes its fields: else Django copies each of them for every
    request."""
    form.base_fields = Shared(form.base_fields)
    return form


class StepField(forms.Field):
    """An integer 0..10, or None: not to answer is an answer too."""

    widget: Steps
    default_error_messages = {"invalid_choice": SHOWN}

    def __init__(self, *, widget: Steps, required: bool = False, **options: Any) -> None:
        super().__init__(widget=widget, required=required, **options)

    def to_python(self, value: object) -> int | None:
        if value in self.empty_values:
            return None
        if str(value) not in STEPS:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return int(str(value))


class PlainText(forms.CharField):
    """Free text. Without `maxlength`, at which browsers silently truncate what is pasted."""

    default_error_messages = {
        "max_length": _("There is room for %(limit_value)d characters. You have %(show_value)d.")
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")
