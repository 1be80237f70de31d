"""起草: the next edition of a catalogue, written row by row in forms."""
