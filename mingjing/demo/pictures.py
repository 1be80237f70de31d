"""证据照片: small drawings that say of themselves that they are invented (演示)."""

import os
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from .keys import chance

SIZE = (480, 320)
FACES = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
)


@cache
def _face(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont | None:
    """A Chinese face of this size, or None where the machine has none in the usual places."""
    found = next((face for face in FACES if Path(face).is_file()), None)
    return ImageFont.truetype(os.fspath(found), size) if found else None


def picture(title: str, line: str, *, name: str) -> bytes:
    """A JPEG of some 10 KB: a drawn street, the title, a line, and 演示 across it."""
    dice = chance("picture", name)
    image = Image.new("RGB", SIZE, (dice.randint(196, 220), dice.randint(208, 224), dice.randint(220, 236)))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 200, *SIZE), fill=(128, 130, 132))
    for place in range(6):
        left, top = 80 * place + dice.randint(0, 30), dice.randint(60, 150)
        grey = dice.randint(140, 190)
        draw.rectangle((left, top, left + dice.randint(40, 70), 200), fill=(grey, grey, grey - 12))
    for _ in range(60):
        x, y = dice.randint(40, 440), dice.randint(215, 300)
        draw.ellipse((x, y, x + dice.randint(2, 9), y + dice.randint(2, 6)), fill=(112, 86, 58))
    _write(draw, title, line)
    kept = BytesIO()
    image.save(kept, "JPEG", quality=80)
    return kept.getvalue()


def _write(draw: ImageDraw.ImageDraw, title: str, line: str) -> None:
    mark, small = _face(64), _face(16)
    if mark is None or small is None:
        draw.text((12, 12), "DEMONSTRATION - NOT A PHOTOGRAPH")
        return
    draw.text((150, 90), "演示", font=mark, fill=(178, 34, 34))
    draw.text((12, 10), f"{title}（绘制，不是照片）", font=small, fill=(32, 32, 32))
    draw.text((12, 294), line, font=small, fill=(250, 250, 250))
