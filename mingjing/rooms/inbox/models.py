"""The tables of the inbox: what came from outside, as it came, and what became of it."""

from typing import Any, ClassVar

from django.db import models

from mingjing.record.models import Docket
from mingjing.record.recorded import Guarded


class Letter(Guarded):
    """来件: one delivery, on a docket of its own; recorded. Agency 0 is addressed to nobody yet."""

    CLASSES: ClassVar[dict[str, str]] = {
        "sender": "personal",
        "subject": "personal",
        "text": "personal",
        "file_name": "personal",
        "contact": "sealed",
    }
    docket = models.OneToOneField(Docket, on_delete=models.PROTECT, related_name="letter")
    kind = models.CharField(
        max_length=24,
        choices=[
            ("complaint", "投诉"),
            ("clue", "举报线索"),
            ("mirrored_decisions", "外部决定"),
            ("law", "法规文本"),
            ("catalogue", "目录清单"),
            ("defence", "陈述申辩"),
            ("other", "其他"),
        ],
    )
    sender = models.CharField(max_length=64, help_text="系统代码或者账号；public 为社会公众")
    contact = models.JSONField(default=dict, help_text="姓名、电话等联系方式")
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    received_at = models.DateTimeField()
    media_type = models.CharField(max_length=100, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    size = models.BigIntegerField(default=0, help_text="字节")
    sha256 = models.CharField(max_length=64, blank=True)
    particulars = models.JSONField(default=dict, help_text="编码、批次、版本等，由经办的房间约定")

    class Meta:
        indexes: ClassVar[Any] = [
            models.Index(fields=["agency", "-received_at", "-id"], name="letter_newest_of_agency"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.subject}"


class Uptake(Guarded):
    """受理: a room took the letter up, or said why not; recorded."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="uptakes")
    room = models.CharField(max_length=24)
    outcome = models.CharField(
        max_length=12,
        choices=[
            ("taken", "已受理"),
            ("declined", "不予受理"),
            ("passed", "已转送"),
        ],
    )
    note = models.CharField(max_length=400, blank=True)
    became = models.CharField(max_length=120, blank=True, help_text="成为何案、何件")
    counts = models.JSONField(default=dict, help_text="逐行结果的数目")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["letter", "room"], name="taken_up_once_by_a_room"),
        ]

    def __str__(self) -> str:
        return f"{self.room} {self.outcome}"


class LetterLine(models.Model):
    """来件逐行结果: what became of one line of a bulk letter; derived, kept by whoever took the letter up."""

    agency = models.IntegerField()
    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="lines")
    number = models.IntegerField(help_text="原件中的行号，自1起")
    key = models.CharField(max_length=200, blank=True, help_text="来件方的编号")
    state = models.CharField(
        max_length=8,
        choices=[
            ("accepted", "已接收"),
            ("warned", "接收，有提示"),
            ("refused", "未接收"),
        ],
    )
    sentences = models.JSONField(default=list)
    became = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["letter", "number"], name="one_outcome_a_line"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.state}"
