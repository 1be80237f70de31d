"""识别: what a file is by its content, when and where it was taken, and what looks wrong with it.

Nothing here rejects: what looks wrong becomes Chinese sentences beside the evidence.
"""

import warnings
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import PurePath
from typing import BinaryIO

import filetype
from PIL import ExifTags, Image, UnidentifiedImageError

PIXELS = 150_000_000  # more than any camera in the field; beyond it nothing is decoded
DECODED_PIXELS = 40_000_000  # beyond it only JPEG, which decodes small, is read to its end
BOXES = 100_000  # of a video, at most, that are walked over
CHINA = timezone(timedelta(hours=8))
UNKNOWN = "application/octet-stream"

EXTENSIONS: dict[str, tuple[str, ...]] = {
    "image/jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "image/png": ("png",),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/tiff": ("tif", "tiff"),
    "image/bmp": ("bmp",),
    "image/heic": ("heic", "heif"),
    "video/mp4": ("mp4", "m4v", "mov"),
    "video/quicktime": ("mov", "qt"),
    "video/x-msvideo": ("avi",),
    "video/x-matroska": ("mkv",),
    "video/webm": ("webm",),
    "audio/mpeg": ("mp3",),
    "audio/mp4": ("m4a",),
    "audio/x-wav": ("wav",),
    "audio/amr": ("amr",),
    "application/pdf": ("pdf",),
    "application/ofd": ("ofd",),
    "application/zip": ("zip",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("xlsx",),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": ("pptx",),
    "text/plain": ("txt", "csv", "md", "json", "xml", "log"),
}
_KNOWN = frozenset(extension for extensions in EXTENSIONS.values() for extension in extensions)
_OFFICE = {
    "word/": "wordprocessingml.document",
    "xl/": "spreadsheetml.sheet",
    "ppt/": "presentationml.presentation",
}


@dataclass(frozen=True)
class Inspection:
    """识别结果: `position` is latitude and longitude in decimal degrees, as the file says."""

    media_type: str
    warnings: tuple[str, ...] = ()
    taken_at: datetime | None = None
    position: tuple[float, float] | None = None

    def warned(self, *sentences: str) -> "Inspection":
        return replace(self, warnings=(*self.warnings, *filter(None, sentences)))


def inspect(stream: BinaryIO, *, name: str, received_at: datetime | None = None) -> Inspection:
    """Look into a seekable stream; `name` is the file's name as sent."""
    stream.seek(0)
    head = stream.read(8192)
    if not head:
        return Inspection(UNKNOWN, ("文件没有内容（0字节）。",))
    found = Inspection(media_type(stream, head))
    found = found.warned(_mismatch(found.media_type, name))
    if found.media_type.startswith("image/") and found.media_type != "image/heic":
        found = _image(stream, found)
    elif found.media_type in {"video/mp4", "video/quicktime", "audio/mp4"}:
        found = found.warned(_boxes(stream))
    elif found.media_type == "application/pdf":
        found = found.warned(_pdf(stream))
    if found.taken_at and received_at and found.taken_at > received_at:
        found = found.warned("文件自载的拍摄时间晚于接收时间，请核对设备时钟。")
    return found


def media_type(stream: BinaryIO, head: bytes) -> str:
    """The type by content: the library's signatures first, then packages and text by looking inside."""
    if head.lstrip()[:5] == b"%PDF-":
        return "application/pdf"
    if head[:4] == b"PK\x03\x04":
        return _package(stream)
    kind = filetype.guess(head)
    if kind is not None:
        return str(kind.mime)
    return "text/plain" if _is_text(head) else UNKNOWN


def _package(stream: BinaryIO) -> str:
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return "application/zip"
    if "[Content_Types].xml" in names:
        for folder, kind in _OFFICE.items():
            if any(name.startswith(folder) for name in names):
                return f"application/vnd.openxmlformats-officedocument.{kind}"
    return "application/ofd" if "OFD.xml" in names else "application/zip"


def _is_text(head: bytes) -> bool:
    if b"\x00" in head or any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head):
        return False
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):  # the head may end within a character
            try:
                head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return True
    return False


def _mismatch(found: str, name: str) -> str:
    extension = PurePath(name).suffix.lstrip(".").lower()
    if not extension:
        return "文件名没有扩展名。"
    if found == UNKNOWN:
        return f"文件名的扩展名是“{extension}”，但内容不是可以识别的类型。"
    if extension in EXTENSIONS.get(found, ()) or (found not in EXTENSIONS and extension not in _KNOWN):
        return ""
    return f"文件名的扩展名是“{extension}”，但内容是{found}，二者不符。"


def _image(stream: BinaryIO, found: Inspection) -> Inspection:
    stream.seek(0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(stream) as image:
                if image.width * image.height > PIXELS:
                    return found.warned(_TOO_MANY)
                found = _exif(image, found)
                return found.warned(_decode(image))
        except Image.DecompressionBombError:
            return found.warned(_TOO_MANY)
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
            return found.warned("图片无法读取，可能已经损坏。")


_TOO_MANY = "图片像素过多，没有解码，请人工核对。"


def _decode(image: Image.Image) -> str:
    """Read the picture to its end, small where the format allows; says when data is missing."""
    if image.format == "JPEG":
        image.draft("RGB", (max(1, image.width // 8), max(1, image.height // 8)))
    elif image.width * image.height > DECODED_PIXELS:
        return "图片像素较多，没有检查是否完整。"
    try:
        image.load()
    except (OSError, SyntaxError, ValueError, EOFError):
        return "图片数据不完整，可能没有传完或者已经损坏。"
    return ""


def _exif(image: Image.Image, found: Inspection) -> Inspection:
    try:
        exif = image.getexif()
        taken = exif.get_ifd(ExifTags.IFD.Exif)
        places = exif.get_ifd(ExifTags.IFD.GPSInfo)
    except (OSError, SyntaxError, ValueError, KeyError, TypeError):
        return found.warned("图片自载的拍摄信息无法读取。")
    when = taken.get(ExifTags.Base.DateTimeOriginal) or exif.get(ExifTags.Base.DateTime)
    found = replace(found, taken_at=_moment(when, taken.get(ExifTags.Base.OffsetTimeOriginal)))
    if when and found.taken_at is None:
        found = found.warned("图片自载的拍摄时间不是有效时间。")
    if not places.get(ExifTags.GPS.GPSLatitude):
        return found
    position = _position(dict(places))
    return replace(found, position=position) if position else found.warned("图片自载的经纬度不是有效位置。")


def _moment(when: object, offset: object) -> datetime | None:
    """An aware moment; a camera that does not say its zone is taken to run on Beijing time."""
    try:
        moment = datetime.strptime(str(when).strip("\x00 "), "%Y:%m:%d %H:%M:%S").replace(tzinfo=CHINA)
    except ValueError:
        return None
    try:
        zone = datetime.strptime(str(offset).strip("\x00 "), "%z").tzinfo
    except ValueError:
        zone = CHINA
    return moment.replace(tzinfo=zone or UTC)


def _position(places: dict[int, object]) -> tuple[float, float] | None:
    try:
        north = _degrees(
            places[ExifTags.GPS.GPSLatitude], places.get(ExifTags.GPS.GPSLatitudeRef), negative="S"
        )
        east = _degrees(
            places[ExifTags.GPS.GPSLongitude], places.get(ExifTags.GPS.GPSLongitudeRef), negative="W"
        )
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return None
    if not (-90 <= north <= 90 and -180 <= east <= 180) or (north, east) == (0, 0):
        return None
    return north, east


def _degrees(parts: object, reference: object, *, negative: str) -> float:
    if not isinstance(parts, tuple):
        raise TypeError
    degrees, minutes, seconds = (float(part) for part in parts)
    value = round(degrees + minutes / 60 + seconds / 3600, 6)
    named = reference.decode() if isinstance(reference, bytes) else str(reference)
    return -value if named.strip("\x00 ").upper() == negative else value


def _boxes(stream: BinaryIO) -> str:
    """Whether the boxes of an MP4 reach its end and hold an index; a cut recording does not."""
    end = stream.seek(0, 2)
    place = 0
    kinds: set[bytes] = set()
    for _ in range(BOXES):
        if place + 8 > end:
            break
        stream.seek(place)
        header = stream.read(16)
        size = int.from_bytes(header[:4], "big")
        kinds.add(header[4:8])
        if size == 1:
            size = int.from_bytes(header[8:16], "big")
        if size == 0:
            size = end - place
        if size < 8:
            return "视频数据结构错误，可能已经损坏。"
        place += size
    if place != end:
        return "视频数据不完整，可能没有传完。"
    return "" if b"moov" in kinds else "视频没有索引，可能录制时中断。"


def _pdf(stream: BinaryIO) -> str:
    end = stream.seek(0, 2)
    stream.seek(max(0, end - 2048))
    return "" if b"%%EOF" in stream.read() else "PDF没有结尾标记，可能没有传完。"
