"""收件: what came from outside, exactly as it came, each on a docket of its own."""
