"""A fine on a matter with a published benchmark is bounded by it (行政处罚法第三十四条)."""

import pytest

from mingjing.record.refusal import Refused
from tests import given

pytestmark = pytest.mark.django_db
CHOOSE = "本事项有已公布的裁量基准，罚款应当从中选择裁量档次"


def test_leaving_the_grade_out_does_not_free_a_fine_from_its_bounds() -> None:
    case = given.case_before("propose")
    with pytest.raises(Refused) as refused:
        given.take(case, "propose", on="2026-03-11", grades=None, fine=9_000_000_00)
    assert any(CHOOSE in str(one) for one in refused.value.reasons)
    with pytest.raises(Refused) as refused:
        given.take(case, "propose", on="2026-03-11", grades=["CG-9999#1"])
    assert any(CHOOSE in str(one) for one in refused.value.reasons)
