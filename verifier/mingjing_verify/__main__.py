"""`python -m mingjing_verify` is the command itself."""

from mingjing_verify.cli import run

run()
