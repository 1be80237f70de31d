"""What a form of paper is: its fields, each with a kind, a class and the article that asks for it."""

from dataclasses import dataclass
from enum import StrEnum

from mingjing.law.words import FieldClass


class Kind(StrEnum):
    """What a field holds."""

    LINE = "line"  # str on one line
    TEXT = "text"  # str, paragraphs divided by line ends
    DATE = "date"  # date
    MOMENT = "moment"  # aware datetime, shown in Beijing time
    MONEY = "money"  # int, fen
    YES = "yes"  # bool
    TABLE = "table"  # list of rows, each a mapping of column name to text


@dataclass(frozen=True)
class Column:
    """One column of a table field; `share` is its part of the width."""

    name: str
    title: str
    share: int = 2


@dataclass(frozen=True)
class PaperField:
    """One thing a paper says. 文书栏目

    `article` is why it is required; with `when`, only where that other field is filled, and with
    `unless` not where that one is.
    `least` is the fewest rows of a required table.
    """

    name: str
    title: str
    type: Kind
    klass: FieldClass
    required: bool = False
    article: str = ""
    when: str = ""
    unless: str = ""
    least: int = 1
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True)
class PaperForm:
    """A kind of paper. 文书式样

    `numbered`: has a number of its own series; `internal`: stays in the file and is never given out;
    `leaves`: handed or sent to somebody, so it carries a code to verify it by.
    """

    code: str
    title: str
    fields: tuple[PaperField, ...]
    numbered: bool
    internal: bool
    leaves: bool

    def field(self, name: str) -> PaperField | None:
        """The field of this name, if the form has one."""
        return next((f for f in self.fields if f.name == name), None)


def _made(
    kind: Kind,
    name: str,
    title: str,
    by: str = "",
    *,
    klass: FieldClass = FieldClass.PUBLIC,
    when: str = "",
    unless: str = "",
    least: int = 1,
    columns: tuple[Column, ...] = (),
) -> PaperField:
    return PaperField(
        name=name,
        title=title,
        type=kind,
        klass=klass,
        required=bool(by) and not when,
        article=by,
        when=when,
        unless=unless,
        least=least,
        columns=columns,
    )


def line(
    name: str,
    title: str,
    by: str = "",
    *,
    klass: FieldClass = FieldClass.PUBLIC,
    when: str = "",
    unless: str = "",
) -> PaperField:
    """A field of one line; `by` is the article that requires it, empty where it is free."""
    return _made(Kind.LINE, name, title, by, klass=klass, when=when, unless=unless)


def text(
    name: str, title: str, by: str = "", *, klass: FieldClass = FieldClass.PUBLIC, when: str = ""
) -> PaperField:
    """A field of paragraphs."""
    return _made(Kind.TEXT, name, title, by, klass=klass, when=when)


def day(
    name: str, title: str, by: str = "", *, klass: FieldClass = FieldClass.PUBLIC, when: str = ""
) -> PaperField:
    """A field that holds a date."""
    return _made(Kind.DATE, name, title, by, klass=klass, when=when)


def moment(
    name: str, title: str, by: str = "", *, klass: FieldClass = FieldClass.PUBLIC, when: str = ""
) -> PaperField:
    """A field that holds a date with its hour."""
    return _made(Kind.MOMENT, name, title, by, klass=klass, when=when)


def money(
    name: str, title: str, by: str = "", *, klass: FieldClass = FieldClass.PUBLIC, when: str = ""
) -> PaperField:
    """A field that holds an amount in fen."""
    return _made(Kind.MONEY, name, title, by, klass=klass, when=when)


def yes(name: str, title: str, *, klass: FieldClass = FieldClass.PUBLIC) -> PaperField:
    """A field that is so or not so."""
    return _made(Kind.YES, name, title, klass=klass)


def table(
    name: str,
    title: str,
    columns: tuple[Column, ...],
    by: str = "",
    *,
    klass: FieldClass = FieldClass.PUBLIC,
    when: str = "",
    least: int = 1,
) -> PaperField:
    """A field of rows."""
    return _made(Kind.TABLE, name, title, by, klass=klass, when=when, least=least, columns=columns)
