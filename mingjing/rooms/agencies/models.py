"""The tables of agencies: the tree, the people, what they may do and since when."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models

from mingjing.record.recorded import Recorded


class Agency(Recorded):
    """执法主体: a node of the tree of any depth; recorded. `path` is materialised, e.g. `1.12.103.`."""

    id = models.IntegerField(primary_key=True)  # type: ignore[assignment]
    code = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=100, unique=True)
    short = models.CharField(max_length=20, help_text="文号用的机关代字")
    kind = models.CharField(
        max_length=20,
        choices=[
            ("city", "市"),
            ("bureau", "市级部门"),
            ("town", "镇（街道）"),
            ("unit", "内设或派出机构"),
            ("mirror", "外部机关"),
        ],
    )
    path = models.CharField(max_length=200, db_index=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    region = models.CharField(max_length=12, blank=True, help_text="行政区划代码")
    uscc = models.CharField(max_length=18, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    complaint_phone = models.CharField(max_length=40, blank=True)
    hours = models.CharField(max_length=100, blank=True)
    duties = models.TextField(blank=True)
    reconsideration = models.CharField(max_length=100, blank=True, help_text="行政复议机关")
    court = models.CharField(max_length=100, blank=True, help_text="有管辖权的人民法院")
    bank = models.CharField(max_length=200, blank=True, help_text="代收罚款机构名称、地址")
    powers = models.JSONField(default=list, help_text="执法权限：行为种类")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        ordering: ClassVar[Any] = ["path"]

    def __str__(self) -> str:
        return self.name


class Officer(Recorded):
    """执法人员: a person on the staff; recorded."""

    name = models.CharField(max_length=40)
    pinyin = models.CharField(max_length=120, blank=True)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="officers")
    title = models.CharField(max_length=40, blank=True)
    reviewer_qualification = models.CharField(
        max_length=60, blank=True, help_text="国家统一法律职业资格证书号"
    )
    reviewer_since = models.DateField(null=True, help_text="从事法制审核之日")

    def __str__(self) -> str:
        return self.name


class Certificate(Recorded):
    """行政执法证件: recorded; its state on a day follows from its dates and its changes."""

    number = models.CharField(max_length=32, unique=True)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="certificates")
    scope = models.CharField(max_length=200, blank=True)
    issuer = models.CharField(max_length=100)
    valid_from = models.DateField()
    valid_to = models.DateField()

    def __str__(self) -> str:
        return self.number


class CertificateChange(Recorded):
    """证件状态变更: suspended, restored, cancelled or revoked from a day; recorded."""

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="changes")
    status = models.CharField(
        max_length=12,
        choices=[
            ("valid", "恢复"),
            ("suspended", "暂扣"),
            ("cancelled", "注销"),
            ("revoked", "吊销"),
        ],
    )
    since = models.DateField()
    reason = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.certificate_id} {self.status}"


class Posting(Recorded):
    """任职: an officer holds a role in an agency from a day to a day; recorded."""

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="postings")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="postings")
    role = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.officer_id} {self.role}"


class Grant(Recorded):
    """授权: what one administrator proposed and another decided, a role or a factor to be set anew; recorded."""

    sort = models.CharField(max_length=8, choices=[("grant", "授权"), ("reset", "重置第二因素")])
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="grants")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, blank=True)
    account = models.UUIDField(null=True, help_text="要重置的账号")
    since = models.DateField()
    until = models.DateField(null=True)
    reason = models.CharField(max_length=400)
    state = models.CharField(
        max_length=10,
        choices=[("proposed", "待批准"), ("approved", "已批准"), ("refused", "未批准")],
        default="proposed",
    )
    proposed_by = models.CharField(max_length=64, help_text="提请人的账号")
    proposed_name = models.CharField(max_length=60)
    decided_by = models.CharField(max_length=64, blank=True, help_text="批准人的账号")
    decided_name = models.CharField(max_length=60, blank=True)
    opinion = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints: ClassVar[Any] = [
            models.CheckConstraint(
                condition=models.Q(state="proposed")
                | ~models.Q(decided_by="") & ~models.Q(decided_by=models.F("proposed_by")),
                name="grant_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_sort_display()} {self.officer_id} {self.role}"


class Account(AbstractUser):
    """账号: who signs in; own. Signing in is not acting: acting needs a posting."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.PROTECT, related_name="accounts"
    )
    is_integrator = models.BooleanField(default=False)
    demo = models.BooleanField(default=False, help_text="演示账号：只在演示环境可以登录")
    first_until = models.DateTimeField(null=True, help_text="初始口令的有效期；改过口令就没有了")

    def __str__(self) -> str:
        return self.username


class Visit(models.Model):
    """登录记录: one sign-in, sign-out or refused try; own, only ever added to."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    what = models.CharField(
        max_length=12,
        choices=[
            ("in", "登录"),
            ("out", "退出"),
            ("wrong", "口令不对"),
            ("locked", "试错过多，暂停登录"),
            ("shut", "账号已停用"),
        ],
    )
    who = models.CharField(max_length=150, blank=True, help_text="已有的用户名；没有这个用户的，不记所填内容")
    source = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.what} {self.who}"
