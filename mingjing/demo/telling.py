"""一案的说法: one case being told: who, where, how much, and on which day; the words of its steps are made of this."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingjing.law.words import Role

from .cases import Plan
from .keys import chance
from .places import CITY_NAME

Says = dict[str, Any]
PIECES: Mapping[str, tuple[str, str, bool]] = {
    "E1": ("audiovisual", "现场照片", True),
    "E2": ("record", "现场检查记录附图", True),
    "E3": ("documentary", "当事人提交的整改照片", True),
    "E4": ("statement", "放弃权利声明书", False),
    "E5": ("documentary", "登记保存物品照片", True),
    "E6": ("documentary", "营业执照（身份证件）复印件", False),
}
"""What proves, by name: kind, title, and whether there is a picture; the others lie in the squad's evidence room."""


@dataclass(frozen=True)
class Telling:
    """A plan at one of its steps."""

    plan: Plan
    place: int

    @property
    def day(self) -> date:
        return self.plan.days[self.place]

    @property
    def how(self) -> str:
        return self.plan.way.moves[self.place].how

    @property
    def officers(self) -> list[str]:
        return self.plan.team.certificates()

    def hour(self, time: str) -> str:
        """An hour of this day, as a form says it."""
        return f"{self.day}T{time}:00+08:00"

    @property
    def size(self) -> int:
        """How much of it was found, as fits the grade."""
        sizes = self.plan.plot.sizes
        return chance("size", self.plan.name).randint(*sizes[min(self.plan.way.grade, len(sizes) - 1)])

    @property
    def scene(self) -> str:
        """Where it happened."""
        dice = chance("scene", self.plan.name)
        town = self.plan.head.name if self.plan.head.kind == "town" else CITY_NAME
        return f"{town.removesuffix('人民政府').removesuffix('办事处')}某安路与某和路交叉口东{dice.randint(20, 300)}米"

    @property
    def found(self) -> str:
        """What the officers saw."""
        return self.plan.plot.found.format(size=self.size)

    @property
    def title(self) -> str:
        return f"{self.plan.party.name}{self.plan.plot.name}案"

    @property
    def facts(self) -> str:
        """The facts as proposal and decision state them."""
        acted = self.plan.days[0]
        return f"{acted.year}年{acted.month}月{acted.day}日，当事人在{self.scene}{self.plan.plot.name}。{self.found}"

    @property
    def graded(self) -> tuple[int, str, int, int]:
        """Number, level and bounds in yuan of the grade this case falls into."""
        grades = self.plan.plot.grades
        place = min(self.plan.way.grade, len(grades) - 1)
        return place + 1, *grades[place]

    @property
    def fine(self) -> int:
        """The fine in fen: within the grade, at its lower end where the defence was heeded."""
        _, _, least, most = self.graded
        if any(move.how == "lower" for move in self.plan.way.moves[: self.place + 1]):
            return least * 100
        tenths = chance("fine", self.plan.name).randint(2, 8)
        unit = 10 if most <= 2000 else 100
        return (least + (most - least) * tenths // 10) // unit * unit * 100

    @property
    def spared(self) -> bool:
        """Whether no penalty is proposed."""
        return any(move.how == "spared" for move in self.plan.way.moves)

    def content(self) -> Says:
        """What proposal and decision must say alike."""
        same: Says = {"facts": self.facts, "evidence": ["E1", "E6"], "grounds": self.plan.plot.grounds}
        if self.spared:
            return {**same, "outcome": "no_penalty", "no_penalty_reason": "minor_exemption"}
        return {**same, "outcome": "penalty", "penalties": list(self.plan.plot.penalties), "fine": self.fine}

    def fine_words(self) -> str:
        """The penalty in words."""
        kinds = "警告，并" if "warning" in self.plan.plot.penalties else ""
        return f"{kinds}处罚款人民币{self.fine / 100:,.0f}元"

    def head(self, place: int = 0) -> str:
        """The certificate of a head of the agency."""
        return self.plan.team.who(Role.LEADER, place).certificate


REMEDIES = (
    "如不服本决定，可以自收到本决定书之日起六十日内向{city}人民政府申请行政复议，"
    "也可以自收到本决定书之日起六个月内向{city}第一人民法院提起行政诉讼。"
)
COLLECTOR = f"演示银行{CITY_NAME}分行，{CITY_NAME}演示路1号"
