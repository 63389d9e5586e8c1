"""Base class of the models: how a row is called where somebody prints it."""

from __future__ import annotations

from django.db import models


class Row(models.Model):
    """A row is printed as its primary key, which reveals nothing of its contents."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        parts = self.pk if isinstance(self.pk, tuple) else (self.pk,)
        return " ".join(each.hex() if isinstance(each, bytes) else str(each) for each in parts)
