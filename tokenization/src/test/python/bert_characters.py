"""Writes what BERT's normalizer and pre-tokenizer do with each character, as the tokenizers library does it.

The library's tables are those of several Unicode versions (8 for categories, 12 for decompositions, the
compiler's for lower case), so neither a JDK nor Python's own tables would do. Only black-box calls are made.

Run: pip install tokenizers==0.23.3
     python bert_characters.py ../../main/resources/mcl/tokenization/vocabulary/bert-characters.txt
"""

import sys
import unicodedata

import tokenizers
from tokenizers import normalizers, pre_tokenizers


def bert(**on):
    off = dict(clean_text=False, handle_chinese_chars=False, strip_accents=False, lowercase=False)
    return normalizers.BertNormalizer(**{**off, **on}).normalize_str


clean, chinese = bert(clean_text=True), bert(handle_chinese_chars=True)
strip, lower = bert(strip_accents=True), bert(lowercase=True)
nfd = normalizers.NFD().normalize_str
split = pre_tokenizers.BertPreTokenizer().pre_tokenize_str


def moves(mark):
    return nfd(mark + "\u0334") != mark + "\u0334" or nfd("\u0345" + mark) != "\u0345" + mark


# A combining mark of each class, to find out the class of another by what it changes places with.
MARKS = {unicodedata.combining(chr(c)): chr(c) for c in range(0x1FFFF, 0, -1)
         if unicodedata.combining(chr(c)) and nfd(chr(c)) == chr(c) and moves(chr(c))}


def combining_class(character):
    if character in MARKS.values():
        return next(k for k in MARKS if MARKS[k] == character)

    def goes_behind(mark):
        return nfd("a" + character + mark) == nfd("a" + mark + character) == "a" + mark + character

    def goes_before(mark):
        return nfd("a" + character + mark) == nfd("a" + mark + character) == "a" + character + mark

    behind = [k for k in MARKS if goes_behind(MARKS[k])]
    before = [k for k in MARKS if goes_before(MARKS[k])]
    if not behind and not before:
        return 0
    candidates = [k for k in MARKS if k > max(behind, default=0) and k < min(before, default=256)]
    assert len(candidates) == 1, (hex(ord(character)), candidates)
    return candidates[0]


def ranges(codes):
    runs = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return [f"{a:04X}" if a == b else f"{a:04X}-{b:04X}" for a, b in runs]


def write_ranges(out, name, codes):
    for run in ranges(codes):
        out.write(f"{name} {run}\n")


def hexes(text):
    return " ".join(f"{ord(c):04X}" for c in text)


def main():
    characters = [chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000]
    with open(sys.argv[1], "w", encoding="ascii", newline="\n") as out:
        out.write(f"# Written by bert_characters.py from tokenizers {tokenizers.__version__}. Do not edit.\n")
        out.write("# removed, space, chinese, punctuation, accent: code points; order CLASS: canonical combining class;\n")
        out.write("# decompose: NFD (Hangul syllables are computed); lower: one code point to its lower case.\n")
        write_ranges(out, "removed", [ord(c) for c in characters if clean(c) == ""])
        write_ranges(out, "space", [ord(c) for c in characters if clean(c) == " "])
        write_ranges(out, "chinese", [ord(c) for c in characters if chinese(c) != c])
        write_ranges(out, "punctuation", [
            ord(c) for c in characters if [w for w, _ in split("a" + c + "b")] == ["a", c, "b"]])
        write_ranges(out, "accent", [ord(c) for c in characters if strip(c) == ""])
        classes = {}
        for c in characters:
            k = combining_class(c) if nfd(c) == c and moves(c) else 0
            if k:
                classes.setdefault(k, []).append(ord(c))
        for k in sorted(classes):
            write_ranges(out, f"order {k}", classes[k])
        for c in characters:
            if nfd(c) != c and not 0xAC00 <= ord(c) <= 0xD7A3:
                out.write(f"decompose {hexes(c + nfd(c))}\n")
        for c in characters:
            if lower(c) != c:
                out.write(f"lower {hexes(c + lower(c))}\n")


main()
