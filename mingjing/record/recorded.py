"""受记录的行: the base of every row that matters; it refuses to change outside an entry."""

import uuid
from functools import cache
from typing import Any, ClassVar, NoReturn

from django.db import models

from .refusal import Unrecorded
from .words import plain
from .writing import writing_now


class RecordedQuerySet(models.QuerySet[Any]):
    """A queryset whose bulk ways around the record are shut."""

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise Unrecorded(f"{self.model.__name__} 只能经记录变更")

    update = delete = bulk_create = bulk_update = update_or_create = _refuse


class Recorded(models.Model):
    """A row that changes only inside an open entry, once per entry (受记录的行).

    `CLASSES` names the columns that are not open (public or internal): "personal" or "sealed".
    A migration must raise the wall in the database too: `walls.Recorded(table)`.
    """

    CLASSES: ClassVar[dict[str, str]] = {}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry_id = models.BigIntegerField(editable=False)

    objects: ClassVar[Any] = RecordedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        writing = writing_now()
        if writing is None:
            raise Unrecorded(f"{type(self).__name__} 只能在记录条内保存")
        self.entry_id = writing.entry
        kwargs.pop("update_fields", None)
        super().save(*args, **kwargs)
        writing.note(self)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unrecorded(f"{type(self).__name__} 不能删除")

    def words(self) -> dict[str, dict[str, Any]]:
        """What the row is, by class: {"open": …, "personal": …, "sealed": …}, JSON values only."""
        parted: dict[str, dict[str, Any]] = {"open": {}}
        for attribute, part in _parts(type(self)):
            parted.setdefault(part, {})[attribute] = plain(getattr(self, attribute))
        return parted


@cache
def _parts(model: type[Recorded]) -> tuple[tuple[str, str], ...]:
    """The columns that say what a row is, each with its class."""
    fields = model._meta.concrete_fields
    return tuple(
        (field.attname, model.CLASSES.get(field.name, "open"))
        for field in fields
        if field.attname != "entry_id"
    )


class Guarded(Recorded):
    """A recorded row that belongs to an agency and lies behind row security."""

    agency = models.IntegerField()

    class Meta:
        abstract = True
