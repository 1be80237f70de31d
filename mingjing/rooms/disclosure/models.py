"""The tables of disclosure, all derived: made from the record by followers and actions, rebuilt at will.

`Candidate` waits for a person. `Snapshot` is all that the public door shows; it imports no other room.
"""

from typing import Any, ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

STATES = [
    ("shown", "公示中"),
    ("corrected", "已更正"),
    ("withdrawn", "已撤回"),
    ("ended", "到期停止公示"),
    ("replaced", "已有新版本"),
]


class Candidate(models.Model):
    """拟公示件: a decision rendered and redacted, with what the gate found; derived, behind row security."""

    decision = models.CharField(max_length=64, unique=True, help_text="决定叶的散列")
    docket = models.UUIDField(db_index=True)
    agency = models.IntegerField()
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=200)
    renderings = models.JSONField(default=dict, help_text="party、public、credit")
    findings = models.JSONField(default=list, help_text="等人答复的发现")
    answers = models.JSONField(default=dict, help_text="发现的编号到 keep 或者 mask")
    free_text = models.BooleanField(default=True)
    decided_on = models.DateField()
    publish_by = models.DateField(null=True, db_index=True)
    state = models.CharField(
        max_length=12,
        choices=[
            ("open", "待提请"),
            ("proposed", "待复核"),
            ("published", "已公示"),
            ("exempt", "不予公开"),
            ("withdrawn", "已撤回"),
            ("parked", "不可公开"),
        ],
        default="open",
    )
    reason = models.CharField(max_length=400, blank=True)
    form = models.CharField(max_length=10, default="full")
    proposed_by = models.CharField(max_length=64, blank=True, help_text="提请人的账号")
    proposed_name = models.CharField(max_length=40, blank=True)
    proposed_digest = models.CharField(max_length=64, blank=True, help_text="提请时公示文本的摘要")

    class Meta:
        indexes: ClassVar[Any] = [
            models.Index(fields=["agency", "state", "publish_by"], name="candidate_due")
        ]

    def __str__(self) -> str:
        return self.number or self.title


class Snapshot(models.Model):
    """公示件: what the public reads, one row a version; derived. Withdrawn ones keep title, dates and reason."""

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=160, help_text="网址中的编号")
    origin = models.UUIDField(db_index=True, help_text="同一事项各版本相同")
    current = models.BooleanField(default=True)
    version = models.IntegerField(default=1)
    title = models.CharField(max_length=600)
    number = models.CharField(max_length=80, blank=True, db_index=True)
    body = models.JSONField(default=dict)
    text = models.TextField(blank=True, help_text="供检索和摘要的正文")
    document = models.TextField(blank=True, help_text="公示文件（.mjdoc）原文")
    proofs = models.JSONField(default=dict, help_text="叶与包含证明")
    decision = models.CharField(max_length=64, blank=True)
    decision_index = models.BigIntegerField(null=True)
    publication = models.CharField(max_length=64, blank=True)
    publication_index = models.BigIntegerField(null=True)
    agency = models.CharField(max_length=32, blank=True, db_index=True, help_text="机关代码")
    agency_name = models.CharField(max_length=100, blank=True)
    town = models.CharField(max_length=32, blank=True)
    matter = models.CharField(max_length=80, blank=True)
    act = models.CharField(max_length=12, blank=True)
    catalogue = models.CharField(max_length=160, blank=True, help_text="所属目录")
    decided_on = models.DateField(null=True)
    published_on = models.DateField()
    shown_until = models.DateField(null=True)
    supersedes = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="successors")
    state = models.CharField(max_length=10, choices=STATES, default="shown")
    reason = models.TextField(blank=True)
    ended_on = models.DateField(null=True)
    index = models.BigIntegerField(help_text="由第几叶而来")

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["kind", "slug", "version"], name="snapshot_version_once"),
            models.UniqueConstraint(
                fields=["kind", "slug"], condition=models.Q(current=True), name="snapshot_one_current"
            ),
        ]
        indexes: ClassVar[Any] = [
            models.Index(fields=["kind", "-published_on", "-id"], name="snapshot_newest_of_kind"),
            models.Index(fields=["catalogue"], name="snapshot_of_catalogue"),
            models.Index(fields=["decision"], name="snapshot_of_decision"),
        ]

    def __str__(self) -> str:
        return self.title


class SnapshotSearch(models.Model):
    """公示件检索: the words of a current snapshot in pairs of characters, apart so that the list stays narrow."""

    snapshot = models.OneToOneField(
        Snapshot, on_delete=models.CASCADE, primary_key=True, related_name="search"
    )
    kind = models.CharField(max_length=20)
    agency = models.CharField(max_length=32, blank=True)
    act = models.CharField(max_length=12, blank=True)
    state = models.CharField(max_length=10)
    day = models.DateField()
    title = models.TextField()
    plain = models.TextField(help_text="折叠过的正文，供核对较长的词")
    words = SearchVectorField()

    class Meta:
        indexes: ClassVar[Any] = [
            GinIndex(fields=["words"], name="snapshot_words"),
            models.Index(fields=["-day", "-snapshot"], name="snapshot_words_newest"),
            models.Index(fields=["agency", "kind", "act", "state", "day"], name="snapshot_words_counted"),
        ]

    def __str__(self) -> str:
        return self.title


class Copy(models.Model):
    """查阅件: what one party may read of her own case, by the key she was given; derived."""

    key_hash = models.CharField(max_length=64, unique=True, help_text="查阅密钥的散列")
    docket = models.UUIDField()
    agency = models.IntegerField()
    body = models.JSONField(default=dict)
    made_on = models.DateField()

    def __str__(self) -> str:
        return str(self.docket)


class PaperCheck(models.Model):
    """文书核验: what a verify code answers; derived. It holds nothing of the party."""

    code = models.CharField(max_length=20, primary_key=True)
    docket = models.UUIDField(db_index=True)
    title = models.CharField(max_length=100)
    number = models.CharField(max_length=80, blank=True)
    paper = models.CharField(max_length=40)
    agency = models.CharField(max_length=32)
    agency_name = models.CharField(max_length=100)
    issued_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    pages = models.IntegerField()
    result = models.CharField(max_length=200, blank=True)
    state = models.CharField(
        max_length=10,
        choices=[("good", "有效"), ("changed", "已变更"), ("revoked", "已撤销")],
        default="good",
    )
    reason = models.TextField(blank=True)
    decision = models.CharField(max_length=64, blank=True)
    index = models.BigIntegerField()

    def __str__(self) -> str:
        return self.number or self.title


class Duty(models.Model):
    """公示义务: a decision in the public log and whether its publication followed; derived from leaves alone."""

    leaf = models.CharField(max_length=64, primary_key=True)
    index = models.BigIntegerField()
    org = models.CharField(max_length=120, db_index=True)
    act = models.CharField(max_length=32)
    decided_on = models.DateField()
    due = models.DateField(db_index=True)
    source = models.CharField(max_length=120, blank=True)
    met_by = models.CharField(max_length=3, blank=True)
    met_on = models.DateField(null=True)
    met_index = models.BigIntegerField(null=True)
    entered_on = models.DateField(null=True, help_text="日志证明的入册日：此前不在册")

    class Meta:
        indexes: ClassVar[Any] = [
            models.Index(
                "entered_on", condition=models.Q(entered_on__gt=models.F("due")), name="duty_entered_late"
            )
        ]

    def __str__(self) -> str:
        return f"{self.org} {self.decided_on}"


class Beat(models.Model):
    """心跳: an hour that the log told of itself, by which the leaves behind it are dated; derived."""

    index = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.index} {self.at:%Y-%m-%d %H:%M}"
