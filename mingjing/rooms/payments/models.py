"""The tables of payments. Amounts are integer fen."""

from typing import Any, ClassVar

from django.db import models

from mingjing.record.recorded import Guarded
from mingjing.rooms.cases.models import Case


class Payment(Guarded):
    """缴款: one sum paid under one receipt, at the bank, electronically or on the spot; recorded."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="payments")
    organ = models.IntegerField(help_text="以其名义处罚的机关")
    amount = models.BigIntegerField()
    paid_on = models.DateField()
    channel = models.CharField(
        max_length=10,
        choices=[("bank", "指定的银行"), ("electronic", "电子支付系统"), ("on_spot", "当场收缴")],
    )
    receipt = models.CharField(max_length=60, help_text="票据号码，去掉空白，字母大写")

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["organ", "receipt"], name="receipt_used_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.receipt} {self.amount}"


class Instalment(Guarded):
    """分期: one part of a deferred fine and its last day; recorded."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="instalments")
    place = models.IntegerField(help_text="批准它的记录条号")
    number = models.IntegerField(help_text="第几期，自1起")
    amount = models.BigIntegerField()
    due = models.DateField()

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["case", "place", "number"], name="instalment_numbered_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="instalment_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.due}"


class Surcharge(Guarded):
    """加处罚款: the additional fine as charged, with its arithmetic in words; recorded."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="surcharges")
    amount = models.BigIntegerField()
    days = models.IntegerField(help_text="计算加处罚款的日数")
    charged_on = models.DateField()
    explanation = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.charged_on} {self.amount}"


class Handover(Guarded):
    """上交: cash taken on the spot, handed in to the agency or paid into the bank; recorded."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handovers")
    to = models.CharField(max_length=8, choices=[("agency", "行政机关"), ("bank", "指定的银行")])
    amount = models.BigIntegerField()
    handed_on = models.DateField()
    slip = models.CharField(max_length=60, blank=True, help_text="缴款单号")

    def __str__(self) -> str:
        return f"{self.to} {self.amount}"


class Due(models.Model):
    """应缴: what a case's decision leaves owed; derived from the docket, for lists."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="owed")
    agency = models.IntegerField()
    principal = models.BigIntegerField()
    surcharge = models.BigIntegerField(default=0)
    paid = models.BigIntegerField(default=0)
    due = models.DateField(null=True, help_text="缴纳期限，含批准的延期")

    class Meta:
        indexes: ClassVar[Any] = [models.Index(fields=["agency", "due"], name="due_of_agency")]

    def __str__(self) -> str:
        return f"{self.principal} {self.due}"
