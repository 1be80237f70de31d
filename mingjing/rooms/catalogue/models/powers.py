"""Powers and their bounds. Amounts are integer fen, weights are basis points (1 % is 100)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from .edition import ACTS, Row


class Matter(Row):
    """权责事项: one power: what may be done, by whom, on what basis; recorded."""

    code = models.CharField(max_length=80, db_index=True)
    title = models.CharField(max_length=600)
    agency = models.IntegerField(default=0)
    act = models.CharField(max_length=12, choices=ACTS)
    procedures = models.JSONField(default=list, blank=True, help_text="程序代号")
    basis = models.JSONField(default=list, blank=True, help_text="设定与实施依据，逐条文字")
    subjects = models.JSONField(default=list, blank=True, help_text="主题词与俗称，供检索")
    decided_by = models.CharField(max_length=100, blank=True)
    entrusted = models.CharField(max_length=100, blank=True, help_text="受委托组织")
    regions = models.JSONField(default=list, blank=True, help_text="适用区划代码，空为全市")
    department = models.CharField(max_length=100, blank=True, help_text="来源目录所写的部门")

    class Meta:
        constraints: ClassVar[Any] = [models.UniqueConstraint(fields=["edition", "code"], name="matter_once")]

    def __str__(self) -> str:
        return self.title


class Ground(Row):
    """法律依据: the article a matter's violation or penalty rests on; recorded. 0 is 'not divided'."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="grounds")
    use = models.CharField(
        max_length=10,
        choices=[("violated", "违反的规定"), ("penalty", "处罚的依据"), ("basis", "实施的依据")],
    )
    law = models.CharField(max_length=200, help_text="法规名称")
    article = models.IntegerField()
    paragraph = models.IntegerField(default=0)
    item = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"《{self.law}》第{self.article}条"


class Benchmark(Row):
    """裁量基准: how one matter's discretion is bounded; recorded."""

    code = models.CharField(max_length=80, db_index=True)
    title = models.CharField(max_length=600)
    matter = models.CharField(max_length=80, blank=True, db_index=True)
    chapter = models.CharField(max_length=100, blank=True)
    method = models.CharField(
        max_length=12, choices=[("percent_sum", "百分比累加"), ("fine_matrix", "情节对应罚款幅度")]
    )
    subject = models.CharField(max_length=200, blank=True, help_text="受罚的人，单位与个人分别规定时")
    start = models.IntegerField(default=0, help_text="裁量起点，万分之几")
    floor = models.IntegerField(default=0, help_text="总和不足时按此计算，万分之几")
    cap = models.IntegerField(default=10_000, help_text="总和超过时按此计算，万分之几")
    base = models.CharField(max_length=400, blank=True, help_text="计算基数的名称，固定数额的为空")
    base_fixed = models.BigIntegerField(default=0, help_text="固定的计算基数，分")
    base_multiple = models.IntegerField(default=10_000, help_text="基数乘以万分之几")
    factors = models.JSONField(default=list, blank=True, help_text="裁量因素，按顺序")
    violated = models.TextField(blank=True)
    penalised = models.TextField(blank=True)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["edition", "code"], name="benchmark_once")
        ]

    def __str__(self) -> str:
        return self.title


class Grade(Row):
    """裁量档次: one band: a factor's weight, or circumstances and the fine they give; recorded."""

    benchmark = models.ForeignKey(Benchmark, on_delete=models.PROTECT, related_name="grades")
    code = models.CharField(max_length=20)
    factor = models.CharField(max_length=600, blank=True)
    level = models.CharField(max_length=600, blank=True)
    conditions = models.JSONField(default=dict, blank=True, help_text="因素到程度")
    points = models.IntegerField(null=True, blank=True, help_text="万分之几")
    minimum = models.BigIntegerField(null=True, blank=True, help_text="分")
    maximum = models.BigIntegerField(null=True, blank=True, help_text="分")
    text = models.CharField(max_length=400, blank=True, help_text="原文")

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["benchmark", "code"], name="grade_once"),
            models.CheckConstraint(
                condition=Q(minimum=None) | Q(maximum=None) | Q(maximum__gte=F("minimum")),
                name="grade_runs_upward",
            ),
        ]

    def __str__(self) -> str:
        return self.level or self.code
