"""Without Go the checks by Go fail and say what to type; they are never skipped."""

import pytest

from tests.record.pure import go_verifier


def test_a_missing_go_is_a_failure_with_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(AssertionError, match="apt-get install -y golang-go golang-golang-x-mod-dev"):
        go_verifier._program.__wrapped__()
