"""Everything in the city is named, and its keys and its chances follow from the name: growing twice is growing once."""

import random
import uuid
from collections.abc import Callable

from mingjing.record.refusal import KeyReused, Repeated

CITY = uuid.UUID("6d696e67-6a69-4e67-8000-00000000c177")


def key(*words: object) -> uuid.UUID:
    """The key or id of whatever is called so."""
    return uuid.uuid5(CITY, "/".join(map(str, words)))


def chance(*words: object) -> random.Random:
    """Dice that fall the same way for the same name on every machine."""
    return random.Random("/".join(map(str, words)))


def once(act: Callable[[], object]) -> bool:
    """Do what has not been done before; whether it was new. What an older release did stays as it did it."""
    try:
        act()
    except (Repeated, KeyReused):
        return False
    return True
