"""文号: gap-free document numbers, one series an agency, kind of paper and year; never reused."""

from datetime import date

from mingjing.record.refusal import Refused
from mingjing.rooms.agencies.models import Agency
from mingjing.rooms.catalogue import queries as catalogue

from .models import NumberSeries
from .numbering import Pattern


def next_number(agency: int, code: str, on: date) -> str:
    """The next number of the agency's series, by its pattern in force; its row stays locked to the commit."""
    node = issuing_agency(agency)
    pattern = Pattern(catalogue.number_pattern(node.id, code, on))
    if problems := pattern.problems():
        raise Refused(problems)
    NumberSeries.objects.get_or_create(agency=node.id, word=pattern.text, year=on.year)
    series = NumberSeries.objects.select_for_update().get(agency=node.id, word=pattern.text, year=on.year)
    series.last += 1
    series.save()
    return pattern.format(year=on.year, serial=series.last, agency=node.short)


def issuing_agency(agency: int) -> Agency:
    """In whose name papers go out: the unit's own bureau or town (以自己的名义)."""
    node: Agency = Agency.objects.select_related("parent").get(pk=agency)
    while node.kind == "unit" and node.parent is not None:
        node = Agency.objects.select_related("parent").get(pk=node.parent_id)
    return node
