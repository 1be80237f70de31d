"""What a file is, when and where it was taken, and what looks wrong with it."""

import os
import struct
import zipfile
import zlib
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import piexif
import pytest
from PIL import Image

from mingjing.rooms.evidence.inspecting import CHINA, inspect

SAMPLES = Path(os.environ.get("MJ_REAL_DATA", "/nonexistent")) / "media_samples"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def _picture(kind: str = "JPEG", size: tuple[int, int] = (320, 240), exif: bytes = b"") -> bytes:
    made = BytesIO()
    noise = Image.effect_noise(size, 90).convert("RGB")
    noise.save(made, kind, **({"exif": exif} if exif else {}))
    return made.getvalue()


def _package(*names: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name in names:
            package.writestr(name, "内容")
    return made.getvalue()


def _box(kind: bytes, content: bytes = b"") -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def _huge_png(side: int) -> bytes:
    """A few bytes that claim a great many pixels."""
    header = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = [header, b"IDAT" + zlib.compress(b"")]
    framed = [struct.pack(">I", len(c) - 4) + c + struct.pack(">I", zlib.crc32(c)) for c in chunks]
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


EXIF = piexif.dump(
    {
        "Exif": {piexif.ExifIFD.DateTimeOriginal: b"2026:03:01 09:30:00"},
        "GPS": {
            piexif.GPSIFD.GPSLatitudeRef: b"N",
            piexif.GPSIFD.GPSLatitude: ((22, 1), (31, 1), (336, 100)),
            piexif.GPSIFD.GPSLongitudeRef: b"E",
            piexif.GPSIFD.GPSLongitude: ((113, 1), (23, 1), (3408, 100)),
        },
    }
)
VIDEO = (
    _box(b"ftyp", b"isom\x00\x00\x02\x00isomiso2mp41") + _box(b"moov", b"\0" * 16) + _box(b"mdat", b"\0" * 64)
)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (_picture(), "现场.jpg", "image/jpeg"),
        (_picture("PNG"), "a.PNG", "image/png"),
        (b"%PDF-1.7\n...\n%%EOF\n", "笔录.pdf", "application/pdf"),
        (_package("[Content_Types].xml", "word/document.xml"), "说明.docx", WORD),
        (_package("OFD.xml"), "决定书.ofd", "application/ofd"),
        (_package("a.txt"), "附件.zip", "application/zip"),
        ("询问笔录：".encode() * 2000, "笔录.txt", "text/plain"),
        ("询问笔录".encode("gb18030"), "笔录.txt", "text/plain"),
        (VIDEO, "录像.mp4", "video/mp4"),
    ],
)
def test_a_sound_file_is_known_by_its_content_and_has_no_warnings(
    content: bytes, name: str, kind: str
) -> None:
    found = inspect(BytesIO(content), name=name)
    assert (found.media_type, found.warnings) == (kind, ())


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "空.jpg", "0字节"),
        (_picture("PNG"), "现场.jpg", "扩展名是“jpg”，但内容是image/png，二者不符"),
        (b"MZ\x90\x00" + b"\0" * 100, "照片.jpg", "二者不符"),
        (b"\x00\x01\x02\x03" * 50, "数据.bin", "不是可以识别的类型"),
        (_picture(), "现场", "没有扩展名"),
        (_picture()[: len(_picture()) // 2], "现场.jpg", "数据不完整"),
        (_picture("PNG")[:-2000], "现场.png", "数据不完整"),
        (b"\xff\xd8\xff\xe0" + b"x" * 200, "现场.jpg", "无法读取"),
        (_huge_png(60_000), "炸弹.png", "像素过多"),
        (_huge_png(12_500), "炸弹.png", "像素过多"),
        (_huge_png(9_000), "大图.png", "没有检查是否完整"),
        (b"%PDF-1.7\n...", "笔录.pdf", "没有结尾标记"),
        (VIDEO[:-10], "录像.mp4", "没有传完"),
        (_box(b"ftyp", b"isom\x00\x00\x02\x00isomiso2mp41") + _box(b"mdat"), "录像.mp4", "没有索引"),
    ],
)
def test_what_looks_wrong_is_said(content: bytes, name: str, words: str) -> None:
    assert words in "".join(inspect(BytesIO(content), name=name).warnings)


def test_time_and_place_are_read_from_the_picture() -> None:
    found = inspect(BytesIO(_picture(exif=EXIF)), name="现场.jpg")
    assert found.taken_at == datetime(2026, 3, 1, 9, 30, tzinfo=CHINA)
    assert found.position == (22.5176, 113.3928)
    assert found.warnings == ()


def test_the_camera_s_own_zone_counts() -> None:
    exif = {
        piexif.ExifIFD.DateTimeOriginal: b"2026:03:01 09:30:00",
        piexif.ExifIFD.OffsetTimeOriginal: b"+00:00",
    }
    found = inspect(BytesIO(_picture(exif=piexif.dump({"Exif": exif}))), name="a.jpg")
    assert found.taken_at == datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def test_a_picture_from_the_future_is_noticed() -> None:
    received = datetime(2026, 3, 1, 9, 0, tzinfo=CHINA)
    sooner = inspect(BytesIO(_picture(exif=EXIF)), name="a.jpg", received_at=received)
    later = inspect(BytesIO(_picture(exif=EXIF)), name="a.jpg", received_at=received + timedelta(hours=1))
    assert sooner.warnings == ("文件自载的拍摄时间晚于接收时间，请核对设备时钟。",)
    assert later.warnings == ()


def test_impossible_time_and_place_are_noticed() -> None:
    exif = piexif.dump(
        {
            "Exif": {piexif.ExifIFD.DateTimeOriginal: b"0000:00:00 00:00:00"},
            "GPS": {
                piexif.GPSIFD.GPSLatitude: ((99, 1), (0, 1), (0, 1)),
                piexif.GPSIFD.GPSLongitude: ((1, 1), (0, 0), (0, 1)),
            },
        }
    )
    found = inspect(BytesIO(_picture(exif=exif)), name="a.jpg")
    assert (found.taken_at, found.position) == (None, None)
    assert found.warnings == ("图片自载的拍摄时间不是有效时间。", "图片自载的经纬度不是有效位置。")


def _southwest() -> bytes:
    places = {
        piexif.GPSIFD.GPSLatitudeRef: b"S",
        piexif.GPSIFD.GPSLatitude: ((1, 1), (30, 1), (0, 1)),
        piexif.GPSIFD.GPSLongitudeRef: b"W",
        piexif.GPSIFD.GPSLongitude: ((2, 1), (0, 1), (0, 1)),
    }
    return piexif.dump({"GPS": places})


def test_south_and_west_are_negative() -> None:
    assert inspect(BytesIO(_picture(exif=_southwest())), name="a.jpg").position == (-1.5, -2.0)


def _samples() -> dict[str, bytes]:
    """Two pictures made here, and the camera files where they are present."""
    made = {"noexif.jpg": _picture(), "notjpeg.jpg": b"", "r_canon.jpg": _picture(exif=EXIF)}
    real = {path.name: path.read_bytes() for path in sorted(SAMPLES.glob("*.[jm]p[g4]"))}
    return made | real


def test_camera_files_are_told_apart() -> None:
    found = {name: inspect(BytesIO(content), name=name) for name, content in _samples().items()}
    assert "0字节" in "".join(found.pop("notjpeg.jpg").warnings)
    assert found.pop("noexif.jpg").taken_at is None
    for name, inspection in found.items():
        assert inspection.warnings == ()
        assert (inspection.taken_at is not None) == name.endswith(".jpg")


def test_a_place_written_into_every_camera_picture_is_read_back() -> None:
    pictures = [content for name, content in _samples().items() if name.endswith(".jpg") and content]
    for content in pictures:
        marked = BytesIO()
        piexif.insert(_southwest(), content, marked)
        assert inspect(marked, name="a.jpg").position == (-1.5, -2.0)
