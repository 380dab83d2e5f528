"""Pictures and fonts that say something in their fields."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks, after=b""):
    header = chunk(b"IHDR", struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0))
    return SIGNATURE + header + b"".join(chunks) + chunk(b"IDAT", b"\0 NLD \0") + chunk(b"IEND", b"") + after


def jpeg(marker, said):
    return b"\xff\xd8\xff" + marker + struct.pack(">H", len(said) + 2) + said + b"\xff\xda\0\x02 NLD \xff\xd9"


def woff(name, metadata=b"", *, packed=True):
    said = name.encode("utf-16-be")
    table = struct.pack(">3H", 0, 1, 18) + struct.pack(">6H", 3, 1, 0x409, 9, len(said), 0) + said
    stored = zlib.compress(table) if packed else table
    at = 44 + 20
    beyond = at + len(stored)
    kept = zlib.compress(metadata) if metadata else b""
    header = struct.pack(">4sI I2H I2H", b"wOFF", 0, beyond + len(kept), 1, 0, 0, 1, 0)
    header += struct.pack(">5I", beyond if kept else 0, len(kept), len(metadata), 0, 0)
    return header + struct.pack(">4s4I", b"name", at, len(stored), len(table), 0) + stored + kept


SAYING = {
    "a text of PNG": png(chunk(b"tEXt", b"Author\0NLD")),
    "a packed text": png(chunk(b"zTXt", b"Author\0\0" + zlib.compress(b"NLD"))),
    "a text of any script": png(chunk(b"iTXt", b"Author\0\0\0my\0\0" + "NLD ကချင်".encode())),
    "a packed one of any script": png(chunk(b"iTXt", b"Author\0\1\0my\0\0" + zlib.compress(b"NLD"))),
    "what a camera wrote": png(chunk(b"eXIf", b"MM\0*NLD\0")),
    "bytes behind a picture": png(after=b"NLD"),
    "a comment of JPEG": jpeg(b"\xfe", b"NLD"),
    "what a camera wrote into JPEG": jpeg(b"\xe1", b"Exif\0\0NLD\0"),
    "a name in a font": woff("NLD " + "x" * 99),
    "a name in a font that is not packed": woff("NLD", packed=False),
    "what a font says of itself": woff("x", b"<credit name='NLD'/>"),
}
