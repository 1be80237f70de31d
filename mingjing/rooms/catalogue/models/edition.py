"""Editions: one catalogue as it stands in force from a day to a day.

A row never changes after its edition came into force; only the edition's last day is written later, by
the edition that follows it.
"""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from mingjing.record.recorded import Recorded

KINDS = [
    ("law", "法规文本"),
    ("matter", "权责事项"),
    ("benchmark", "裁量基准"),
    ("review", "重大行政执法决定法制审核目录"),
    ("disclosure", "公示目录"),
    ("recording", "全过程音像记录清单"),
    ("template", "文书模板"),
    ("number", "文号规则"),
    ("holiday", "放假安排"),
    ("threshold", "数额与期限标准"),
]
ACTS = [
    ("penalty", "行政处罚"),
    ("compulsion", "行政强制"),
    ("permit", "行政许可"),
    ("levy", "行政征收"),
    ("fee", "行政收费"),
    ("inspection", "行政检查"),
    ("requisition", "行政征用"),
    ("service", "公共服务"),
    ("other", "其他行政权力"),
]
PARTIES = [
    ("", "不分"),
    ("natural_person", "自然人"),
    ("organisation", "法人或者非法人组织"),
]


class Edition(Recorded):
    """版本: one dated edition of one catalogue; recorded. Agency 0 is the whole city."""

    kind = models.CharField(max_length=12, choices=KINDS)
    code = models.CharField(max_length=120, help_text="哪一份目录：法规编号、机关编号、基准代号、年份")
    number = models.IntegerField(help_text="第几版")
    agency = models.IntegerField(default=0)
    effective_from = models.DateField()
    effective_to = models.DateField(null=True, help_text="最后有效之日")
    published_on = models.DateField()
    note = models.CharField(max_length=400, blank=True)
    digest = models.CharField(max_length=64)
    withdrawn = models.BooleanField(default=False, help_text="生效前撤回")
    previous = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="next")

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(
                fields=["kind", "code", "agency", "number"], name="edition_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "code", "agency", "effective_from"],
                condition=Q(withdrawn=False),
                name="edition_a_day",
            ),
            models.CheckConstraint(
                condition=Q(effective_to=None) | Q(effective_to__gte=F("effective_from")),
                name="edition_runs_forward",
            ),
        ]
        indexes: ClassVar[Any] = [models.Index(fields=["kind", "effective_from"], name="edition_by_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code} 第{self.number}版"


class Row(Recorded):
    """目录条目: what the rows of all catalogues share: the edition, and the order in it."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="%(class)s_rows")
    place = models.IntegerField(default=0, help_text="在本版中的顺序")

    class Meta:
        abstract = True


class EditionDraft(models.Model):
    """版本草稿: what catalogue managers write and propose, until another has looked at it; own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=KINDS)
    code = models.CharField(max_length=120)
    agency = models.IntegerField(default=0)
    rows = models.JSONField(default=list)
    effective_from = models.DateField()
    note = models.CharField(max_length=400, blank=True)
    state = models.CharField(
        max_length=10,
        choices=[
            ("drafting", "起草中"),
            ("proposed", "待审核"),
            ("passed", "审核通过"),
            ("returned", "已退回"),
            ("in_force", "已生效"),
            ("withdrawn", "已撤回"),
        ],
        default="drafting",
    )
    by = models.JSONField(default=dict, help_text="起草人")
    editors = models.JSONField(default=list, blank=True, help_text="起草和改过的人，最近的在后")
    reviewed_by = models.JSONField(default=dict, blank=True, help_text="审核人")
    opinion = models.CharField(max_length=400, blank=True)
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code} 草稿"
