"""度量: what the house does in a second, on this machine, with nothing faked."""
