"""公示门户: the door of the public."""
