"""The tables of the registry: whom the house has met, under which names and numbers."""

from typing import ClassVar

from django.db import models

from mingjing.record.models import Docket
from mingjing.record.recorded import Recorded


class Counterparty(Recorded):
    """相对人: a person or an organisation, on a docket of its own; recorded. Known to every agency."""

    CLASSES: ClassVar[dict[str, str]] = {
        "name": "personal",
        "initials": "personal",
        "citizen_id": "sealed",
        "address": "personal",
        "phone": "personal",
        "legal_representative": "personal",
    }
    docket = models.OneToOneField(Docket, on_delete=models.PROTECT, related_name="counterparty")
    kind = models.CharField(
        max_length=20,
        choices=[
            ("person", "自然人"),
            ("organisation", "法人或者其他组织"),
            ("sole_trader", "个体工商户"),
        ],
    )
    name = models.CharField(max_length=200, db_index=True)
    initials = models.CharField(max_length=200, blank=True, db_index=True, help_text="名称的拼音首字母")
    uscc = models.CharField(
        max_length=24, blank=True, db_index=True, help_text="照登记证照所载，校验不符只作提示"
    )
    citizen_id = models.CharField(max_length=24, blank=True, db_index=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    legal_representative = models.CharField(max_length=60, blank=True)
    region = models.CharField(max_length=12, blank=True, help_text="行政区划代码")
    industry = models.CharField(max_length=10, blank=True, help_text="国民经济行业分类代码")
    credit_class = models.CharField(max_length=10, blank=True, help_text="信用等级")
    warnings = models.JSONField(default=list)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    registered_on = models.DateField()
    demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class CounterpartyChange(Recorded):
    """相对人变更: one column's value before and after; recorded."""

    CLASSES: ClassVar[dict[str, str]] = {"before": "sealed", "after": "sealed"}
    counterparty = models.ForeignKey(Counterparty, on_delete=models.PROTECT, related_name="changes")
    on = models.DateField()
    column = models.CharField(max_length=24)
    before = models.CharField(max_length=200, blank=True)
    after = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.column} {self.on}"
