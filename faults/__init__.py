"""故障演练: what the house promises when machines fail, tried on a real house, each with its control."""
