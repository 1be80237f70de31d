"""What a check has to say: proof of tampering, something that cannot be told, or a remark."""

from dataclasses import dataclass, field
from enum import Enum


class Weight(Enum):
    """How much a finding weighs in the exit code."""

    TAMPERED = "tampered"
    UNKNOWN = "unknown"
    NOTICE = "notice"


class Tampered(Exception):
    """What was shown contradicts itself or a signature: proof, not suspicion."""

    def __init__(self, code: str, text: str, index: int | None = None) -> None:
        super().__init__(text)
        self.finding = Finding(Weight.TAMPERED, code, text, index)


class CannotTell(Exception):
    """Something needed is missing, unreachable or unreadable."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.finding = Finding(Weight.UNKNOWN, code, text)


@dataclass(frozen=True)
class Finding:
    """One sentence about the log, with the leaf's index where there is one."""

    weight: Weight
    code: str
    text: str
    index: int | None = None

    def told(self) -> dict[str, object]:
        told: dict[str, object] = {"weight": self.weight.value, "code": self.code, "text": self.text}
        return told if self.index is None else {**told, "index": self.index}


@dataclass
class Report:
    """Everything one command found out."""

    facts: dict[str, object] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def exit_code(self, *, strict: bool = False) -> int:
        """1 on proof of tampering, else 2 if something cannot be told, else 0; strict counts remarks as 1."""
        weights = {finding.weight for finding in self.findings}
        if Weight.TAMPERED in weights or (strict and Weight.NOTICE in weights):
            return 1
        return 2 if Weight.UNKNOWN in weights else 0
