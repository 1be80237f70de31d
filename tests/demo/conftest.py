"""Real published data lies in `shared/` beside the checkout; these tests read it in place and say so where it is missing."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of the data sets; the statutes lie beside it."""
    found = ROOT.parent / "shared" / "data"
    assert found.is_dir(), f"put the shared data sets at {found}"
    return found
