"""The tables of legal review: what a reviewer said, and what came of each remark."""

from typing import Any, ClassVar

from django.db import models

from mingjing.record.recorded import Guarded
from mingjing.rooms.cases.models import Case, Paper
from mingjing.rooms.evidence.models import Evidence


class Opinion(Guarded):
    """审核意见: eight answers about one proposal and what follows from them; recorded."""

    CLASSES: ClassVar[dict[str, str]] = {"answers": "personal", "text": "personal", "suggestions": "personal"}
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="opinions")
    place = models.IntegerField(help_text="所在记录条号")
    proposal = models.CharField(max_length=64, help_text="所审处理建议的摘要值")
    outcome = models.CharField(max_length=10, choices=[("passed", "审核通过"), ("returned", "退回")])
    answers = models.JSONField(default=list, help_text="八项：答案、意见、证据、文书、记录条")
    text = models.TextField()
    suggestions = models.TextField(blank=True)
    reviewer = models.CharField(max_length=60)
    account = models.CharField(max_length=40)
    certificate = models.CharField(max_length=32, blank=True)
    submitted_on = models.DateField()
    reviewed_on = models.DateField()
    due = models.DateField(null=True)

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["case", "place"], name="one_opinion_an_entry"),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.reviewed_on}"


class Note(Guarded):
    """审核建议: one remark of an opinion, pointing somewhere, and the officer's answer to it; recorded."""

    CLASSES: ClassVar[dict[str, str]] = {"text": "personal", "quote": "personal", "answer": "personal"}
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="notes")
    number = models.IntegerField(help_text="在本次意见中的序号，自1起")
    question = models.CharField(max_length=4)
    text = models.TextField()
    quote = models.CharField(max_length=200, blank=True, help_text="所指的原文")
    paper = models.ForeignKey(Paper, null=True, on_delete=models.PROTECT, related_name="notes")
    evidence = models.ForeignKey(Evidence, null=True, on_delete=models.PROTECT, related_name="notes")
    line = models.IntegerField(null=True, help_text="所指的记录条号")
    state = models.CharField(max_length=6, choices=[("open", "待处理"), ("done", "已处理")], default="open")
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=60, blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar[Any] = [models.Index(fields=["agency", "state"], name="note_open_of_agency")]

    def __str__(self) -> str:
        return f"{self.number} {self.text[:40]}"
