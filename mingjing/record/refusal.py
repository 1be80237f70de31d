"""Why a thing may not be done. An action that raises has changed nothing.

Refused      the law or the house says no, with every reason
Overtaken    the docket has grown since the form was opened
Repeated     the same words under the same key: the first result stands
KeyReused    other words under a used key
Full         the disk has no room for a file (507)
Unrecorded   a recorded row was about to change outside an entry (a bug in our house)
"""

from collections.abc import Sequence


class Refused(Exception):
    """Every reason against an act, each a sentence for the reader; a field shows its first (不予办理)."""

    def __init__(self, reasons: Sequence[object], *, fields: dict[str, str] | None = None) -> None:
        self.reasons = tuple(str(reason) for reason in reasons)
        self.fields = dict(fields or {})
        for reason in () if fields else reasons:
            if field := getattr(reason, "field", None):
                self.fields.setdefault(field, str(reason))
        super().__init__("；".join(self.reasons))


class Overtaken(Refused):
    """Somebody else acted on the docket since the form was opened."""

    def __init__(self, seen: int, length: int) -> None:
        self.seen, self.length = seen, length
        super().__init__([f"您打开本页后，本案又有 {length - seen} 条新记录，请看过之后再办理。"])


class Repeated(Exception):
    """The same request came before; nothing was done twice."""

    def __init__(self, entry: int) -> None:
        self.entry = entry
        super().__init__(f"already written as entry {entry}")


class KeyReused(Refused):
    """The key of an earlier request came with other words."""

    def __init__(self) -> None:
        super().__init__(["这份表单已经提交过另一内容，请重新打开页面再填。"])


class Full(Refused):
    """There is no room for the file: nothing was kept, nothing written (存储空间不足)."""


class Unrecorded(Exception):
    """A recorded row would have changed outside the record."""
