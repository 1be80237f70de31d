"""The tables of cases: a spine of stages and a stack of papers."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from django.db.models import Q

from mingjing.record.models import Docket
from mingjing.record.recorded import Guarded, RecordedQuerySet
from mingjing.rooms.agencies.models import Account, Officer
from mingjing.rooms.agencies.scope import Reader

if TYPE_CHECKING:
    from .around import Around


class CaseQuerySet(RecordedQuerySet):
    """Cases, and the one method by which a door may read them."""

    def visible_to(self, reader: Reader) -> "CaseQuerySet":
        """Cases the officer may see: all of the agencies she reads whole; elsewhere those she has a part in."""
        whole, elsewhere = Q(agency__among=reader.whole), reader.posted - reader.whole
        if not elsewhere:
            return self.filter(whole)
        handled = Handling.objects.filter(officer=reader.officer).values("case")
        parts = Q(agency__among=elsewhere, pk__in=handled)
        return self.filter(whole | parts if reader.whole else parts)


class Case(Guarded):
    """案件: docket, number, procedure, matter, agency, stage; recorded. Nothing else."""

    docket = models.OneToOneField(Docket, on_delete=models.PROTECT, related_name="case")
    number = models.CharField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    procedure = models.CharField(max_length=60)
    stage = models.CharField(max_length=30, db_index=True)
    matter = models.CharField(max_length=40, blank=True, help_text="执法事项编码")
    source = models.CharField(max_length=30, blank=True)
    letter = models.UUIDField(null=True, help_text="所由来件")
    received_on = models.DateField()
    opened_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    changed_at = models.DateTimeField()
    demo = models.BooleanField(default=False)

    objects: ClassVar[Any] = CaseQuerySet.as_manager()
    around: "Around"  # what a list shows beside it, once it was read

    class Meta:
        indexes: ClassVar[Any] = [
            models.Index(fields=["agency", "-changed_at", "-id"], name="case_newest_of_agency"),
            models.Index(fields=["-changed_at", "-id"], name="case_newest"),
            models.Index(
                fields=["-changed_at", "-id"], name="case_open_newest", condition=Q(closed_on__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Party(Guarded):
    """当事人: a counterparty in this case, with its particulars as stated here; recorded."""

    CLASSES: ClassVar[dict[str, str]] = {
        "name": "personal",
        "citizen_id": "sealed",
        "birth": "personal",
        "address": "personal",
        "phone": "personal",
        "legal_representative": "personal",
        "email": "personal",
    }
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    counterparty = models.UUIDField(null=True)
    kind = models.CharField(
        max_length=30,
        choices=[
            ("natural_person", "自然人"),
            ("legal_person", "法人"),
            ("unincorporated_organisation", "非法人组织"),
        ],
    )
    name = models.CharField(max_length=200)
    uscc = models.CharField(max_length=18, blank=True)
    citizen_id = models.CharField(max_length=18, blank=True)
    birth = models.DateField(null=True)
    legal_representative = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=100, blank=True)
    electronic_delivery = models.BooleanField(default=False, help_text="已确认同意电子送达")

    def __str__(self) -> str:
        return self.name


class Handling(Guarded):
    """承办: who has which part in a case, from a day to a day; recorded."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handlings")
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="handlings")
    certificate = models.CharField(max_length=32, blank=True)
    part = models.CharField(
        max_length=20,
        choices=[
            ("handles", "主办"),
            ("assists", "协办"),
            ("reviews", "审核"),
            ("approves", "审批"),
            ("hears", "主持听证"),
        ],
    )
    since = models.DateField()
    until = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.part} {self.officer_id}"


class Paper(Guarded):
    """文书: frozen once issued; a correction is a new paper; recorded."""

    CLASSES: ClassVar[dict[str, str]] = {"fields": "personal"}
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=100)
    number = models.CharField(max_length=80, blank=True)
    step = models.CharField(max_length=40)
    place = models.IntegerField(help_text="所在记录条号")
    fields = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)
    size = models.IntegerField()
    pages = models.IntegerField()
    verify_code = models.CharField(max_length=20, unique=True)
    issued_on = models.DateField()

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="paper_number_once"),
        ]

    def __str__(self) -> str:
        return self.number or self.title


class Decision(Guarded):
    """决定: one row per decision whatever the kind; recorded. Amounts are fen."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    paper = models.ForeignKey(Paper, null=True, on_delete=models.PROTECT, related_name="decisions")
    number = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=30)
    kinds = models.JSONField(default=list, help_text="处罚种类")
    amount = models.BigIntegerField(default=0)
    confiscated = models.BigIntegerField(default=0)
    decided_on = models.DateField()
    effective_from = models.DateField(null=True)
    effective_until = models.DateField(null=True)
    publish_by = models.DateField(null=True)
    revoked_on = models.DateField(null=True)
    party_kind = models.CharField(max_length=30, blank=True)
    authority = models.CharField(max_length=100, blank=True, help_text="作出决定的机关名称")
    particulars = models.JSONField(default=dict, help_text="事实、依据、裁量与内容，供公示取用")

    CLASSES: ClassVar[dict[str, str]] = {"particulars": "personal"}

    def __str__(self) -> str:
        return self.number or self.outcome


class Delivery(Guarded):
    """送达: one attempt or success for one paper; recorded."""

    CLASSES: ClassVar[dict[str, str]] = {"receiver": "personal", "address": "personal"}
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deliveries")
    paper = models.ForeignKey(Paper, null=True, on_delete=models.PROTECT, related_name="deliveries")
    method = models.CharField(max_length=20)
    sent_on = models.DateField()
    deemed_on = models.DateField(null=True)
    receiver = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=400, blank=True)

    def __str__(self) -> str:
        return f"{self.method} {self.sent_on}"


class Relation(Guarded):
    """关联: this case arose from that one, runs inside it, or was transferred; recorded."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="relations")
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="related_from")
    kind = models.CharField(
        max_length=20, choices=[("arose", "由此产生"), ("inside", "案中程序"), ("joined", "并案")]
    )

    def __str__(self) -> str:
        return self.kind


_WAITING = Q(met_on__isnull=True, party=False, state__in=("running", "over"))


class Deadline(models.Model):
    """期限: one row per limit started; derived, for lists and warnings."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deadlines")
    agency = models.IntegerField()
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=60)
    start = models.DateField()
    due = models.DateField()
    due_at = models.DateTimeField(null=True)
    met_on = models.DateField(null=True)
    state = models.CharField(max_length=12)
    provisional = models.BooleanField(default=False)
    party = models.BooleanField(default=False, help_text="当事人的期限：届满视为放弃，不是承办人的待办")
    article = models.CharField(max_length=80)
    explanation = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar[Any] = [
            models.Index(fields=["due"], name="deadline_waiting", condition=_WAITING),
            models.Index(fields=["agency", "due"], name="deadline_waiting_of_agency", condition=_WAITING),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.due}"


class Draft(models.Model):
    """草稿: what an officer has typed and not yet said; own, behind row security like the case it is for."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="drafts", null=True)
    account = models.ForeignKey(Account, on_delete=models.CASCADE)
    agency = models.IntegerField()
    step = models.CharField(max_length=60)
    words = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["case", "account", "step"], name="one_draft_each"),
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.saved_at}"


class NumberSeries(models.Model):
    """文号序列: the last serial of an agency, word and year; own, locked after the docket."""

    agency = models.IntegerField()
    word = models.CharField(max_length=60)
    year = models.IntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        constraints: ClassVar[Any] = [
            models.UniqueConstraint(fields=["agency", "word", "year"], name="one_series_each"),
        ]

    def __str__(self) -> str:
        return f"{self.word} {self.year} {self.last}"
