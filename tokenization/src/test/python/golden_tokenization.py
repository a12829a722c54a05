"""Writes the tokenisations that TokenizerGoldenTest compares with.

    python3 -m venv venv && venv/bin/pip install tokenizers==0.23.3
    venv/bin/python golden_tokenization.py > ../resources/mcl/tokenization/encoding/golden.json

The vocabulary is made here: all characters of the texts, alone and as continuations, except a few
that shall be unknown, and some longer pieces. Places are counted in code points.
"""
import json
import unicodedata

from tokenizers import AddedToken, Tokenizer, models, normalizers, pre_tokenizers

TEXTS = [
    "",
    " ",
    "The quick brown fox jumps over the lazy dog.",
    "don't  stop -- \"quoted\", (nested [brackets]) and so_on...",
    "tabs\tand\nline\r\nbreaks\rand\u000bvertical\u000cfeeds\u0085next\u2028line\u2029paragraph",
    "no-break\u00a0space, ideographic\u3000space, thin\u2009space, zero\u200bwidth, bom\ufeffhere",
    "Caf\u00e9 and cafe\u0301, \u00c5ngstr\u00f6m \u212b, na\u00efve r\u00e9sum\u00e9",
    "mark after blank: \u0301x and after punctuation: ,\u0301y [\u0327MASK]",
    "many marks: a\u0301\u0327\u0308\u0323b and \u1ea5\u0331 reordered a\u0323\u0301",
    "\u0130stanbul \u0131\u015f\u0131k STRASSE stra\u00dfe \u1e9e \u039f\u0394\u03a5\u03a3\u03a3\u0395\u03a5\u03a3 \u03a3\u03a3",
    "\ufb01ne \ufb02ow \u00bd \u2460 \u2168 \uff21\uff22\uff23 \uff01",
    "\u4e2d\u6587\u5b57\u7b26 and \u65e5\u672c\u8a9e\u306e\u30c6\u30ad\u30b9\u30c8, \ud55c\uad6d\uc5b4 \U00020000\U0002f800x",
    "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645\u060c \u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd \u0939\u093f\u0928\u094d\u0926\u0940 \u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
    "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 flags \U0001f1e9\U0001f1ea \U0001d54f\U0001d4ea end",
    "control \u0001\u0002 chars\u0000 and \u007f del, soft\u00adhyphen, lrm\u200e, replacement \ufffd, private \ue000",
    "[MASK] and [SEP]. x[CLS]y [mask] [ MASK ] [PAD][PAD] [UNK]",
    "dashes \u2013 \u2014 \u2026 \u00ab\u00bb \u201cquotes\u201d \u20ac5 +1=2 a<b>c|d~e`f^g$h",
    "unknown \u2603 here\u2603too and \u2603",
    "a" * 100 + " " + "a" * 101,
    "supercalifragilisticexpialidocious" * 2 + " https://example.org/a?b=c&d=%20#e",
    "1984-85, 3.14159, 1,000,000 and 10\u00b2\u2075",
    "   leading and trailing   ",
    "Greek question\u037emark \u1fef and a\u2260b x\u226ey; =`<>",
    "word" + "\u0301" * 40 + "s",
]
PIECES = [
    "the", "quick", "##ick", "qu", "brown", "##own", "fox", "jump", "##s", "over", "lazy", "dog",
    "caf", "##e", "and", "##ing", "##al", "##if", "super", "##cali", "space", "line", "The", "##MASK",
    "mask", "MASK", "re", "##sume", "istanbul", "##\u03c3\u03b5\u03c5\u03c3", "\u4e2d\u6587", "\ud55c",
]
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
UNKNOWN = {"\u2603"}
NORMALIZATIONS = [(True, True, True), (False, False, True), (True, False, True), (False, True, False)]


def pieces():
    characters = set()
    for text in TEXTS:
        for form in (text, text.lower(), unicodedata.normalize("NFD", text), unicodedata.normalize("NFD", text.lower())):
            characters |= {c for c in form if not c.isspace() and unicodedata.category(c) != "Cc"}
    characters -= UNKNOWN
    listed = SPECIAL + PIECES + [p for c in sorted(characters) for p in (c, "##" + c)]
    return list(dict.fromkeys(listed))


def tokenizer(vocabulary, lower_case, strip_accents, split_chinese):
    made = Tokenizer(models.WordPiece({p: i for i, p in enumerate(vocabulary)}, unk_token="[UNK]", max_input_chars_per_word=100))
    made.normalizer = normalizers.BertNormalizer(
        clean_text=True, handle_chinese_chars=split_chinese, strip_accents=strip_accents, lowercase=lower_case)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.add_special_tokens([AddedToken(p, normalized=False, special=True) for p in SPECIAL])
    return made


def main():
    vocabulary = pieces()
    cases = []
    for lower_case, strip_accents, split_chinese in NORMALIZATIONS:
        made = tokenizer(vocabulary, lower_case, strip_accents, split_chinese)
        encodings = [made.encode(text, add_special_tokens=False) for text in TEXTS]
        cases.append({
            "lowerCase": lower_case, "stripAccents": strip_accents, "splitChinese": split_chinese,
            "ids": [e.ids for e in encodings],
            "places": [[place for pair in e.offsets for place in pair] for e in encodings],
        })
    print(json.dumps({"pieces": vocabulary, "texts": TEXTS, "cases": cases}, indent=None))


if __name__ == "__main__":
    main()
