"""What is known while a step is being taken: everything a paper may be filled from, each asked for once."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from mingjing.law.asks import is_blank
from mingjing.law.casefile import CaseFile, Happening
from mingjing.law.language import Running, as_date, as_datetime
from mingjing.law.people import assigned, recused
from mingjing.law.statutes import Statute
from mingjing.law.words import Unit
from mingjing.rooms.agencies import queries as agencies
from mingjing.rooms.agencies.models import Agency, Officer
from mingjing.rooms.catalogue import queries as catalogue
from mingjing.rooms.evidence.models import Evidence

from ..models import Case, Paper, Party
from ..papers.filling import chinese_day
from ..taken import Taken

Fields = dict[str, Any]
NUMERALS = "一二三四五六七八九"


def numeral(number: int) -> str:
    """A number below a hundred as it stands before an item: 一, 十二, 二十."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else f"{NUMERALS[tens - 1]}十")
    return head + (NUMERALS[ones - 1] if ones else "")


def listed(items: Iterable[str]) -> str:
    """Items as numbered paragraphs; a single one stands without a number."""
    found = list(items)
    if len(found) < 2:
        return "".join(found)
    ends = ["；"] * (len(found) - 1) + ["。"]
    return "\n".join(
        f"（{numeral(place)}）{item.rstrip('。；')}{end}"
        for place, (item, end) in enumerate(zip(found, ends, strict=True), 1)
    )


def stopped(text: object) -> str:
    """The text with a full stop at its end."""
    words = str(text or "").strip()
    return words if not words or words[-1] in "。！？" else f"{words}。"


def days_in_words(amount: int, statute: Statute) -> str:
    """So many days as the statute counts them: 五个工作日, 十五日."""
    count = numeral(amount) if 0 < amount < 100 else str(amount)
    return f"{count}个工作日" if statute.days(amount).unit is Unit.WORKING_DAY else f"{count}日"


class Known:
    """A step being taken, and the questions that composers ask about it and its case."""

    def __init__(self, taken: Taken) -> None:
        self.taken = taken
        self.case: Case = taken.case
        self.says = taken.says
        self.on: date = taken.on
        self.file: CaseFile = taken.said
        self.spoken: Happening = self.file.spoken

    @cached_property
    def party(self) -> Party | None:
        return self.taken.party

    @cached_property
    def agency(self) -> Agency:
        """In whose name papers go out."""
        return agencies.issuing_agency(self.case.agency)

    @cached_property
    def unit(self) -> Agency:
        """The unit that handles the case."""
        return agencies.line(self.case.agency)[0]

    @cached_property
    def sentences(self) -> dict[str, str]:
        """The fixed sentences that the agency has configured for its decisions."""
        template = catalogue.template(self.agency.pk, "penalty_decision", self.on)
        return dict(template.sentences) if template else {}

    @property
    def timed(self) -> bool:
        """Whether the hour of this step is known: it was said, or the step was entered on its day."""
        at = self.taken.writing.at.astimezone(self.spoken.moment.tzinfo)
        return at.date() == self.on or as_datetime(self.says.get("on")) is not None

    def last(self, *steps: str) -> Happening | None:
        """The latest such step, this one included."""
        return self.file.last(*steps)

    def word(self, name: str, *steps: str) -> Any:
        """What was last said under this name, in these steps or in any."""
        found = reversed(self.file.all(*steps) if steps else self.file.happenings)
        return next((one.said[name] for one in found if not is_blank(one.said.get(name))), None)

    def title_of(self, step: str, name: str, value: object) -> str:
        """The words shown for a chosen value."""
        rule = self.taken.procedure.steps.get(step)
        ask = rule.ask(name) if rule else None
        return ask.choice_title(value) if ask and not is_blank(value) else ""

    def chosen(self, name: str) -> str:
        """The words shown for what this step chose."""
        return self.title_of(self.taken.step, name, self.says.get(name))

    def people(self, numbers: Iterable[object]) -> list[dict[str, str]]:
        """The officers of these certificates as rows of name and number."""
        wanted = tuple(str(number) for number in numbers)
        held = agencies.held_by(wanted)
        return [{"name": held[one].officer.name, "certificate": one} for one in wanted if one in held]

    def names(self, numbers: Iterable[object]) -> str:
        """The officers of these certificates by name: 张明、李华."""
        return "、".join(row["name"] for row in self.people(numbers))

    def officer(self, number: object) -> Officer | None:
        """Whoever holds this certificate."""
        held = agencies.held_by((str(number or ""),))
        return next((one.officer for one in held.values()), None)

    @cached_property
    def handlers(self) -> list[str]:
        """The certificates of those who handle the case now: as assigned, else as last named."""
        aside = recused(self.file)
        held = [number for number in self.spoken_of("assign") if number in assigned(self.file)]
        named = held or list(self.word("officers") or [])
        return [str(number) for number in named if number not in aside]

    def spoken_of(self, step: str) -> tuple[str, ...]:
        """The officers named in the latest such step."""
        last = self.last(step)
        return last.texts("officers") if last else ()

    @property
    def officers(self) -> list[dict[str, str]]:
        """Those named in this step, else those who handle the case."""
        return self.people(self.spoken.texts("officers") or self.handlers)

    def exhibits(self, references: Iterable[object] | None) -> str:
        """Pieces of evidence by their titles and kinds, numbered."""
        wanted = [str(one) for one in references or ()]
        pieces = {str(one.pk): one for one in Evidence.objects.filter(docket=self.case.docket_id)}
        held = [pieces[one] for one in wanted if one in pieces]
        return listed(f"{one.title}（{one.get_kind_display()}）" for one in held)

    def paper(self, *codes: str) -> Paper | None:
        """The latest paper of these kinds in the case, one of this very step first."""
        fresh = [one for one in self.taken.papers if one.code in codes]
        kept = Paper.objects.filter(case=self.case, code__in=codes).order_by("-place")
        return fresh[-1] if fresh else kept.first()

    def number(self, *codes: str) -> str:
        """The number of that paper."""
        found = self.paper(*codes)
        return found.number if found else ""

    def number_at(self, code: str, happening: Happening | None) -> str:
        """The number of the paper of this kind that was made in that step."""
        place = happening.number if happening else 0
        kept = Paper.objects.filter(case=self.case, code=code, place=place).first()
        return kept.number if kept else ""

    def limit(self, code: str, *, before: bool = False) -> Running | None:
        """The latest run of a limit, with this step in the file or without."""
        file = self.file.before if before else self.file
        found = [one for one in self.taken.procedure.running(file) if one.code == code]
        return found[-1] if found else None

    def due(self, code: str, *, before: bool = False) -> date | None:
        """The last day of that limit."""
        found = self.limit(code, before=before)
        return as_date(found.due) if found else None

    def dated(self, happening: Happening | None) -> str:
        """The day of a happening in Chinese."""
        return chinese_day(happening.on) if happening else ""
