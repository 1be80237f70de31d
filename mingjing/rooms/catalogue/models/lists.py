"""The lists: what is reviewed, published and filmed, how papers read, and the days and amounts that count."""

from typing import Any, ClassVar

from django.db import models

from .edition import ACTS, PARTIES, Row

TRIGGERS = [
    ("N1", "涉及重大公共利益"),
    ("N2", "直接关系当事人或者第三人重大权益，经过听证程序"),
    ("N3", "案件情况疑难复杂、涉及多个法律关系"),
    ("N4", "法律、法规、规章或者规范性文件规定应当进行法制审核"),
    ("N5", "可能造成重大社会影响或者引发社会风险"),
    ("N6", "列入本机关法制审核目录"),
]
TESTS = [
    ("amount", "数额"),
    ("penalty_kind", "处罚种类"),
    ("hearing", "经过听证"),
    ("level", "执法层级"),
    ("field", "所属领域"),
    ("manual", "由承办人认定"),
]


class ReviewItem(Row):
    """法制审核目录条目: what makes a decision a major one; recorded."""

    code = models.CharField(max_length=80)
    title = models.CharField(max_length=400)
    act = models.CharField(max_length=12, choices=ACTS)
    agency = models.IntegerField(default=0)
    matter = models.CharField(max_length=80, blank=True, help_text="事项编码，空为不限")
    trigger = models.CharField(max_length=2, choices=TRIGGERS)
    test = models.CharField(max_length=12, choices=TESTS)
    operator = models.CharField(
        max_length=2, choices=[("ge", "以上"), ("gt", "超过"), ("in", "属于"), ("is", "是")]
    )
    value = models.BigIntegerField(null=True, blank=True, help_text="数额，分")
    values = models.JSONField(default=list, blank=True, help_text="处罚种类或者所认定的事实")
    party_type = models.CharField(max_length=16, choices=PARTIES, blank=True)
    legal_basis = models.JSONField(default=list, blank=True)
    materials = models.JSONField(default=list, blank=True)

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["edition", "code"], name="review_item_once")
        ]

    def __str__(self) -> str:
        return self.title


class DisclosureItem(Row):
    """公示目录条目: what is made public, when, and for how long; recorded. Days are working days."""

    code = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    act = models.CharField(max_length=12, choices=ACTS, blank=True)
    phase = models.CharField(
        max_length=8, choices=[("before", "事前"), ("during", "事中"), ("after", "事后")]
    )
    what = models.TextField()
    days = models.IntegerField(null=True, blank=True, help_text="几个工作日内")
    for_days = models.IntegerField(null=True, blank=True, help_text="公开多少日，空为长期")
    basis = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["edition", "code"], name="disclosure_item_once")
        ]

    def __str__(self) -> str:
        return self.title


class RecordingItem(Row):
    """音像记录清单条目: which scene is filmed, from when to when; recorded."""

    code = models.CharField(max_length=80)
    act = models.CharField(max_length=12, choices=ACTS, blank=True)
    item = models.CharField(max_length=200, blank=True)
    stage = models.CharField(max_length=60)
    scene = models.CharField(max_length=200)
    grade = models.CharField(
        max_length=1, choices=[("A", "全过程无间断"), ("B", "应当记录"), ("C", "可以不记录")]
    )
    methods = models.JSONField(default=list, blank=True, help_text="photo、audio、video")
    location = models.CharField(max_length=200, blank=True)
    starts = models.CharField(max_length=200, blank=True)
    ends = models.CharField(max_length=200, blank=True)
    contents = models.JSONField(default=list, blank=True)
    recorder = models.CharField(max_length=60, blank=True)
    retention = models.CharField(max_length=100, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["edition", "code"], name="recording_item_once")
        ]

    def __str__(self) -> str:
        return self.scene


class DocumentTemplate(Row):
    """文书模板: what an agency prints on a paper beyond its fields; recorded."""

    code = models.CharField(max_length=40, help_text="文书代号")
    title = models.CharField(max_length=100)
    heading = models.CharField(max_length=200, blank=True, help_text="机关名称抬头")
    contact = models.CharField(max_length=400, blank=True)
    sentences = models.JSONField(default=dict, blank=True, help_text="可配置的固定语句")

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["edition", "code"], name="template_once")
        ]

    def __str__(self) -> str:
        return self.title


class NumberPattern(Row):
    """文号规则: how an agency numbers one kind of paper; recorded."""

    code = models.CharField(max_length=40, help_text="文书代号")
    pattern = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["edition", "code"], name="number_pattern_once")
        ]

    def __str__(self) -> str:
        return self.pattern


class Holiday(Row):
    """放假安排: a day off, or a weekend day worked instead; recorded."""

    day = models.DateField()
    is_off = models.BooleanField()
    name = models.CharField(max_length=60)
    year = models.IntegerField(help_text="哪一年的放假安排")

    class Meta:
        constraints: ClassVar[Any] = [models.UniqueConstraint(fields=["edition", "day"], name="holiday_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.name}"


class Threshold(Row):
    """标准: one amount or term by its code; recorded."""

    code = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    value = models.BigIntegerField()
    unit = models.CharField(
        max_length=12,
        choices=[("fen", "分"), ("working_day", "工作日"), ("day", "日"), ("basis_point", "万分之一")],
    )
    basis = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["edition", "code"], name="threshold_once")
        ]

    def __str__(self) -> str:
        return self.title
