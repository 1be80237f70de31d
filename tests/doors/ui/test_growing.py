"""A demonstration that still grows says so on every page, and only then."""

import json
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from mingjing.doors.ui.growing import growing


@pytest.fixture
def told(settings: Settings, tmp_path: Path) -> Path:
    settings.DEMO, settings.STATE = True, tmp_path
    return tmp_path / "progress.json"


def test_the_ribbon_says_what_is_growing_and_how_far(told: Path) -> None:
    told.write_text(json.dumps({"doing": "办理案件", "done": 120, "of": 400, "finished": False}))
    assert growing() == "城市还在生长：办理案件 120 / 400"


def test_a_grown_city_a_missing_and_a_broken_file_say_nothing(told: Path) -> None:
    assert growing() == ""
    told.write_text("{")
    assert growing() == ""
    told.write_text(json.dumps({"doing": "", "done": 0, "of": 0, "finished": True}))
    assert growing() == ""


def test_only_a_demonstration_says_it(told: Path, settings: Settings) -> None:
    told.write_text(json.dumps({"doing": "办理案件", "done": 1, "of": 2, "finished": False}))
    settings.DEMO = False
    assert growing() == ""
