"""A nasty text file, and what transformers' ElectraTokenizerFast makes of each line and of the whole, cased and uncased."""

import random
import unicodedata

from transformers import ElectraTokenizerFast

from golden_files import folder, write_json

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
PIECES = [
    "the", "The", "THE", "quick", "##quick", "brown", "caf", "##e", "##\u00e9", "un", "##aff", "##able", "word", "##word", "##s",
    "na", "##ive", "stra", "##sse", "##\u00dfe", "\u4e2d", "\u4e2d\u6587", "##ing", "ab", "##ab", "10", "##0", "mask", "MASK",
    "\U0001f600", "\u0915\u093e", "##\u0301",
]
UNKNOWN = set("\u2603\u2605\U0001f9ff\u0f03\u17d4")  # no piece has these

LINES = [
    "",
    " ",
    "\t \u00a0\u3000\u2003\t",
    "The quick brown fox; THE QUICK brown-quick, unaffable ab abab ababab.",
    # accents: composed, decomposed, stacked, in another order, without a letter
    "caf\u00e9 cafe\u0301 CAF\u00c9 CAFE\u0301 na\u00efve nai\u0308ve \u00c5ngstr\u00f6m A\u030angstro\u0308m \u212b",
    "a\u0301\u0327\u0308\u0323b a\u0323\u0301 \u1ea5\u0331 \u0301alone \u0301 ,\u0301 word\u0301\u0301\u0301 [\u0327MASK] \u0344 \u0958",
    "Z\u0351\u036b\u0343\u036aa\u0302\u0366\u0337lg\u0335\u0321o\u0361\u035e " + "e" + "\u0301" * 120 + "s",
    # case
    "\u0130stanbul I\u0131\u0130i \u0130\u0307 STRASSE stra\u00dfe \u1e9e \u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3 \u03a3\u03a3 \u01c5 \u01c4 \u0149 \u1f88 \u0390 \u13a0\uab70 \u10a0\u1c90",
    "\ufb01ne \ufb04 \u00bd \u2460 \u2168 \uff21\uff42\uff13 \uff01 \u2122 \u00b5 \u03bc \u2126",
    # emoji: joined, with skin, flags, keycaps, variation selectors, tags
    "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f44b\U0001f3fd \U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7 1\ufe0f\u20e3 \u2764\ufe0f\u200d\U0001f525 \U0001f3f4\U000e0067\U000e0062\U000e007f",
    # Chinese, Japanese, Korean, also beyond the first plane and composed of letters
    "\u4e2d\u6587\u5b57\u7b26and\u4e2d\u6587 \u65e5\u672c\u8a9e\u306e\u30c6\u30ad\u30b9\u30c8\uff76\uff9e \u304b\u3099 \ud55c\uad6d\uc5b4 \u1112\u1161\u11ab \U00020000\U0002a6d6\U0002f800x \uf900\ufa6a \u3400 \U00030000 \u3005\u3007",
    # right to left, with points and marks of direction
    "\u0645\u0631\u062d\u0628\u0627 \u0645\u064e\u0631\u0652\u062d\u064e\u0628\u064b\u0627 \u0627\u0644\u0639\u0627\u0644\u0645\u060c \u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd\u05f3 \ufe8e\ufefb \u202babc\u202c \u2067\u05d0\u2069 a\u200fb\u200ec \U0001e900\U0001e922 \u07ca",
    # letters whose vowels are marks
    "\u0939\u093f\u0928\u094d\u0926\u0940 \u0915\u093e\u0915\u094d\u0937 \u0ba4\u0bae\u0bbf\u0bb4\u0bcd \u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 \u1019\u103c\u1014\u103a\u1019\u102c \u1781\u17d2\u1798\u17c2\u179a \u0f56\u0f7c\u0f51\u0f0b\u0f03 \u0d2e\u0d32\u0d2f\u0d3e\u0d33\u0d02 \u1b05\u1b44",
    # control characters, zero width, what is no character
    "a\u0000b\u0001c\u0007d\u001be\u007ff\u0080g\u009fh\u00adi \u000b\u000c\u001c\u001d\u001e\u001f j\u0085k",
    "zero\u200bwidth\u200cnon\u200djoin\u2060word\ufeffbom \u180e\u061c\u034f\u115f\u3164 \u2061\u206a\u206f",
    "\ufffd \ufffe\uffff \ue000\uf8ff \U000f0000 \U0010fffd \U0010ffff \ufdd0 x\ufffdy \U000e0001 \u0378 \U0001ffff",
    "carriage\rreturn\r\u2028line\u2029paragraph\u0085next\tthe\u00a0the\u2007the\u202fthe\u205fthe\u1680the\u3000the\u200athe",
    # long words: up to 100 characters are looked at
    "ab" * 50 + " " + "ab" * 50 + "a " + "a" * 99 + " " + "a" * 100 + " " + "a" * 101 + " " + "ab" * 1000,
    "\U0001d4ea" * 100 + " " + "\U0001d4ea" * 101 + " " + "e\u0301" * 100 + " " + "e\u0301" * 101 + " " + "\u00e9" * 100 + " " + "\u4e2d" * 120,
    "https://example.org/" + "path/" * 40 + "?q=%20&x=" + "y" * 110 + "#z",
    # what special tokens look like
    "[MASK] [mask] [Mask] [ MASK ] x[MASK]y [SEP][CLS] [PAD] [UNK] [[MASK]] [MASK [MASK]]MASK] [\u041cASK] \u00a0[MASK]\u00a0",
    "##s ##word # #ab word##word ## ##### \u200b##s",
    # punctuation and symbols
    "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ don't it\u2019s \u201cq\u201d \u00abq\u00bb a\u2013b\u2014c\u2026 \u00bf\u00a1 \u3002\u300c\u300d \u060c\u061f \u0964 \u2e2e \u203d \u00a7\u00b6 \u055d \U00010100 \u037e \u1fef \u2024",
    "\u20ac5 +1=2 \u00b1 \u00d7 a<b>c|d~e`f^g$h 10,000.00 1e-5 \u00b2\u2075 \u2260x\u226e \u2190\u2200\u222b \u2603 a\u2603b \u2605\U0001f9ff \u0f03 \u17d4 \u00a9\u00ae\u00b0",
    "\U0001d54f\U0001d4ea\U0001d7d9 \U00010400\U00010428 \U00012000 \U0001f0a1 \U00016800 \U0001b000 \U0001d165\U0001d15e \U0001f130",
    "   leading, trailing and   several blanks   ",
]


def random_lines():
    """Characters of all planes that have a meaning, mixed with letters and blanks."""
    source = random.Random(7)
    lines = []
    for _ in range(60):
        characters = []
        while len(characters) < 14:
            plane = source.choice([0x300, 0x3000, 0x10000, 0x20000, 0x110000])
            c = chr(source.randrange(0x20, plane))
            if unicodedata.category(c) not in ("Cn", "Cs", "Co"):
                characters.append(c if source.random() < 0.8 else source.choice("aE e\u0301"))
        lines.append("".join(characters).replace("\n", " "))
    return lines


def pieces(text):
    characters = set()
    for form in (text, text.lower(), unicodedata.normalize("NFD", text), unicodedata.normalize("NFD", text.lower())):
        characters.update(form)
    known = sorted(c for c in characters - UNKNOWN if not c.isspace() and unicodedata.category(c) != "Cc")
    return list(dict.fromkeys(SPECIAL + PIECES + [piece for c in known for piece in (c, "##" + c)]))


def make():
    case = folder("tokenization")
    lines = LINES + random_lines()
    text = "\n".join(lines)
    (case / "nasty.txt").write_bytes(text.encode())
    for name, lower in (("uncased", True), ("cased", False)):
        vocabulary = case / name / "vocab.txt"
        vocabulary.parent.mkdir(exist_ok=True)
        vocabulary.write_bytes(("\n".join(pieces(text)) + "\n").encode())
        made = ElectraTokenizerFast(str(vocabulary), do_lower_case=lower)
        made.save_pretrained(vocabulary.parent)
        write_json(case / (name + ".json"), {
            "lines": [made(line, add_special_tokens=False)["input_ids"] for line in lines],
            "whole": made(text, add_special_tokens=False)["input_ids"]})
