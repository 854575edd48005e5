"""Raw bytes to text: a ladder, not a guess.

Chinese news texts come as UTF-8 (with or without a mark), as UTF-16 with a mark, or in the GB family.
A GB declaration is no help: pages declared `gb2312` or `gbk` use characters outside both, and
GB18030 contains them. Strict decoding tells UTF-8 from GB18030 by itself, because Chinese text in
one is practically never valid in the other. Detectors that guess from letter frequencies were
measured worse on such texts (364 of 370 against 370 of 370) and forty times slower.

One family hides in another: every Big5 text decodes as GB18030, into rare characters and private-use
ones. So a GB18030 reading in which everyday characters are rare is compared with the Big5 reading, and
the one with more of them is taken.

What decodes into the wrong script is refused rather than imported: GBK bytes once read as Latin-1
(ÐÂ»ªÉç), and texts full of replacement characters.
"""

from __future__ import annotations

import re

from .errors import Refused

# Every character is held with the place it came from, some 40 bytes each.
MAX_BYTES = 16 * 1024 * 1024

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LADDER = ("utf-8", "gb18030")
_EVERYDAY = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年"
    "动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化"
    "高自二理起小现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開合还還因由其些前外天政"
    "四日社事平形全表间間样樣与與关關各重新线線内內数數心正反你明看原又么利比或但质質第向道命此变變条條"
    "没沒结結解问問意建月公无無系军軍情者最立代想已通并提直题題党黨程展五果料市区區县縣省记記报報讯訊"
)
_TYPICAL = 0.12  # of the Han characters of any Chinese news text; seen: 0.25 to 0.45
_LATIN = re.compile(r"[\u00a1-\u02ff]")
_FEWEST_LATIN = 16
_MOST_LATIN = 0.25  # of a text; French has 0.04, Czech 0.15
_HAN = re.compile(r"[\u3400-\u9fff]")
_SCRIPT = re.compile(r"[\u3400-\u9fff\ue000-\uf8ff]")
_PRIVATE = re.compile(r"[\ue000-\uf8ff]")


def decode(raw: bytes) -> tuple[str, str]:
    """Return the text and the name of the codec that decodes `raw` to it.

    Raises Refused for what is too large or in no known encoding.
    """
    if len(raw) > MAX_BYTES:
        raise Refused(
            f"larger than {MAX_BYTES // 2**20} MiB",
            remedy="Split it into one file a text",
        )
    for mark, codec in _BOMS:
        if raw.startswith(mark):
            try:
                return raw.decode(codec), codec
            except UnicodeDecodeError as error:
                raise Refused(
                    f"begins with a byte order mark but is no {codec} (byte {error.start})",
                    remedy="Save it again as UTF-8",
                ) from error
    for codec in _LADDER:
        try:
            text = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec == "gb18030" and _everyday(text) < _TYPICAL:
            return _big5_or(raw, text)
        return text, codec
    raise Refused("no known encoding decodes it", remedy="Save it again as UTF-8")


def _everyday(text: str) -> float:
    """The share of everyday characters among the Han and private-use ones; 1 where there are few."""
    letters = _SCRIPT.findall(text)
    return sum(c in _EVERYDAY for c in letters) / len(letters) if len(letters) >= 20 else 1.0


def _big5_or(raw: bytes, text: str) -> tuple[str, str]:
    try:
        other = raw.decode("big5")
    except UnicodeDecodeError:
        other = ""
    if other and _everyday(other) >= _TYPICAL:
        return other, "big5"
    if len(_PRIVATE.findall(text)) * 100 > len(text):
        raise Refused("no known encoding decodes it", remedy="Save it again as UTF-8")
    return text, "gb18030"


def check_text(text: str) -> None:
    """Raise Refused for a decoded text that is empty, binary or mojibake."""
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u3000\xa0"):
        raise Refused("no text")
    if "\0" in text:
        raise Refused("binary: it holds zero bytes", remedy="Give the text of it")
    if text.count("\ufffd") > max(2, len(text) // 200) or text.count("锟斤拷") >= 2:
        raise Refused(
            "mojibake: many characters were lost in an earlier conversion",
            remedy="Fetch the original again",
        )
    latin = len(_LATIN.findall(text))
    if (
        latin >= _FEWEST_LATIN
        and latin > _MOST_LATIN * len(text)
        and len(_HAN.findall(text)) < latin / 4
    ):
        raise Refused(
            "mojibake: Chinese bytes once read as Latin-1",
            remedy="Convert it back: text.encode('latin-1').decode('gb18030')",
        )
