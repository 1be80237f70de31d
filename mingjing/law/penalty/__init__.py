"""The parts that the penalty procedures are put together from (行政处罚)."""
