"""门: where people and machines come in, one per zone of trust."""
