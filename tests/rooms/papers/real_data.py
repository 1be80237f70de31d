"""Where the collected public data lies: beside the checkout, or where MJ_REAL_DATA says."""

import os
from pathlib import Path

BESIDE = Path(__file__).resolve().parents[3].parent / "shared" / "data"
REAL = Path(os.environ.get("MJ_REAL_DATA", BESIDE))
