"""A column or a field of a form with words in it is public, internal, personal or sealed; a new one without is found."""

from django.apps import apps
from django.db import models

from mingjing.law.procedures import all_procedures
from mingjing.law.words import FieldClass
from mingjing.record.recorded import Recorded
from tests.security.classes import OPEN, PERSONAL

CLASSES = {"personal", "sealed"}
WORDS = (models.CharField, models.TextField, models.JSONField)


def recorded() -> list[type[Recorded]]:
    return [one for one in apps.get_models() if issubclass(one, Recorded)]


def columns(one: type[models.Model]) -> set[str]:
    """Columns in which words may stand; a choice from a list is no words."""
    return {
        field.name
        for field in one._meta.concrete_fields
        if isinstance(field, WORDS) and not field.flatchoices
    }


def test_every_column_of_words_is_classed_or_known_to_be_open() -> None:
    missing = {
        one.__name__: sorted(columns(one) - set(one.CLASSES) - set(OPEN.get(one.__name__, "").split()))
        for one in recorded()
    }
    assert {name: left for name, left in missing.items() if left} == {}


def test_the_list_of_open_columns_names_only_what_is_there_and_not_classed() -> None:
    names = {one.__name__: one for one in recorded()}
    assert set(OPEN) <= set(names)
    for name, told in OPEN.items():
        assert set(told.split()) <= columns(names[name]) - set(names[name].CLASSES), name


def test_classes_are_those_of_the_house_and_name_real_columns() -> None:
    for one in recorded():
        fields = {field.name for field in one._meta.concrete_fields}
        assert set(one.CLASSES) <= fields, one.__name__
        assert set(one.CLASSES.values()) <= CLASSES, one.__name__


def test_tables_that_are_no_recorded_ones_say_what_is_personal_in_them() -> None:
    tables = {one._meta.db_table: one for one in apps.get_models()}
    for table, told in PERSONAL.items():
        assert set(told.split()) <= {field.name for field in tables[table]._meta.concrete_fields}, table


def test_every_field_of_every_step_has_a_class() -> None:
    asks = [ask for way in all_procedures().values() for step in way.steps.values() for ask in step.asks]
    assert len(asks) > 200
    assert all(isinstance(ask.klass, FieldClass) for ask in asks)
    personal = {ask.name for ask in asks if ask.klass in {FieldClass.PERSONAL, FieldClass.SEALED}}
    assert {"party", "party_number", "party_address", "receiver"} <= personal
