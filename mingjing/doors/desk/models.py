"""What the desk keeps for itself: the filters an officer has saved under a name."""

from typing import Any, ClassVar

from django.db import models

from mingjing.rooms.agencies.models import Account

MOST = 20


class SavedView(models.Model):
    """视图: a filter of the case list under a name of its owner's; own."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=20)
    words = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar[Any] = ["made_at"]
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["account", "name"], name="one_view_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
