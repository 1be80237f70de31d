"""文号: gap-free document numbers, one series an agency, kind of paper and year; never reused."""

from datetime import date

from django.db import connection

from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.queries import issuing_agency
from mingjing.rooms.catalogue import queries as catalogue

from .numbering import Pattern

_NEXT = """
INSERT INTO cases_numberseries AS series (agency, word, year, last) VALUES (%s, %s, %s, 1)
ON CONFLICT (agency, word, year) DO UPDATE SET last = series.last + 1 RETURNING last
"""


def next_number(agency: int, code: str, on: date) -> str:
    """The next number of the agency's series, by its pattern in force; its row stays locked to the commit."""
    node = issuing_agency(agency)
    pattern = Pattern(catalogue.number_pattern(node.id, code, on))
    if problems := pattern.problems():
        raise Refused(problems)
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [node.id, pattern.text, on.year])
        (serial,) = cursor.fetchone()
    return pattern.format(year=on.year, serial=serial, agency=node.short)
