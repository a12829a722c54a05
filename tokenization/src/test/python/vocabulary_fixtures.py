"""Writes what the tokenizers library makes of nasty text and of small corpora, for the tests of this package.

Run: pip install tokenizers==0.23.3
     python vocabulary_fixtures.py ../resources/mcl/tokenization/vocabulary

bert-words.jsonl     texts of many scripts, faults and marks, with the words the library cuts them into
bert-digests.txt     for every character c, what becomes of "a" + c + "b": a digest per 8192 characters
trained.jsonl        word counts, settings, and the pieces that the library's trainer learns from them
"""

import hashlib
import json
import random
import sys
from pathlib import Path

from tokenizers import BertWordPieceTokenizer, normalizers, pre_tokenizers

OUT = Path(sys.argv[1])
CONFIGS = [(True, True, True), (True, False, True), (False, True, True), (False, False, False)]
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]


def splitter(lowercase, strip, chinese):
    normalize = normalizers.BertNormalizer(True, chinese, strip, lowercase).normalize_str
    split = pre_tokenizers.BertPreTokenizer().pre_tokenize_str
    return lambda text: [word for word, _ in split(normalize(text))]


def write_lines(name, lines):
    with open(OUT / name, "w", encoding="utf-8", newline="\n") as out:
        out.writelines(line + "\n" for line in lines)


# --- words -----------------------------------------------------------------------------------------------------------

SENTENCES = [
    "Hello, World! It's 3.14% of \"what\" we've [seen] (so far)... #done @home $5 ~~ a_b `c` ^d^ <e> |f| {g} x=y+z",
    "Stra\u00dfe \u00c5ngstr\u00f6m na\u00efve fa\u00e7ade \u0130stanbul I\u0307 \u01c5ungla \u1e9e \ufb03 \u212a\u212b \u0149",
    "\u041f\u0440\u0438\u0432\u0435\u0442, \u0419\u043e\u0436\u0438\u043a! \u0401\u043b\u043a\u0430. \u039f\u03b4\u03c5\u03c3\u03c3\u03b5\u03cd\u03c2 \u1fbc\u1f80\u0345",
    "\u6f22\u5b57\u3068\u304b\u306a\u3068\u30ab\u30ca\u3001\u304c\u30ac\u3002\uf900\U0002f800\U00020000\u3007\u3400",
    "\ud55c\uad6d\uc5b4 \uac00\uac01\ud7a3 \u1100\u1161\u11a8 \u115f",
    "\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22\u0e44\u0e21\u0e48 \u0939\u093f\u0928\u094d\u0926\u0940 \u0995\u09cb\u09ac \u0b94\u0bb5\u0bcd",
    "\u0627\u0644\u0644\u064f\u0651\u063a\u064e\u0629 \u0639\u0650\u0628\u0652\u0631\u0650\u064a\u062a \u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd",
    "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f \U0001f1e9\U0001f1ea a\u200bb\u00adc\u2060d\ufeffe",
    "tab\tnl\ncr\rvt\u000bff\u000cnel\u0085nbsp\u00a0ls\u2028ps\u2029ideo\u3000ogham\u1680fs\u001cnul\u0000rep\ufffd.",
    "a\u0301\u0323b\u0323\u0301 \u0344 q\u0307\u0323 \U0001d15e\U0001d16d\U0001d165 \U0001d1bb \u302e\u302f\u05b0",
    "\u037e\u0387\u1fef \u2000x\u2001 \u00b4\u00a8\u1fed \u00bf\u00a1 \u2026\u2014\u2018\u2019\u201c\u201d\u2e4f\u2e52",
    "", " ", "\u0301", "##a ## [CLS] [MASK] [UNK]", "x" * 300, "\u0301" * 40,
]
POOLS = [
    range(0x20, 0x7F), range(0x00, 0x500), range(0x300, 0x370), range(0x590, 0x800), range(0x800, 0xE00),
    range(0x1AB0, 0x1B00), range(0x1DC0, 0x2070), range(0x3000, 0x3100), range(0xA600, 0xAC00),
    range(0xF900, 0xFB50), range(0x1D150, 0x1D1C0), range(0x10A00, 0x11D00), range(0x1E000, 0x1E980),
    [0x334, 0x345, 0x8D0, 0x8CA, 0x302E, 0x1D165, 0x1D16D, 0x5B0, 0x93C, 0x94D, 0xC3C, 0x1ABF, 0x1DF9, 0x0, 0x20, 0x61],
    range(0x10000, 0x30000), range(0xE0000, 0xE0200),
]


def random_texts(rng, count):
    for _ in range(count):
        pools = rng.sample(POOLS, rng.randint(1, 3))
        codes = [rng.choice(rng.choice(pools)) for _ in range(rng.randint(1, 40))]
        yield "".join(chr(c) for c in codes if not 0xD800 <= c < 0xE000)


def words():
    rng = random.Random(20261124)
    texts = SENTENCES + list(random_texts(rng, 60))
    for lowercase, strip, chinese in CONFIGS:
        split = splitter(lowercase, strip, chinese)
        for text in texts:
            yield json.dumps(dict(lowercase=lowercase, stripAccents=strip, splitChinese=chinese,
                                  text=text, words=split(text)))


def digests():
    for lowercase, strip, chinese in CONFIGS:
        split = splitter(lowercase, strip, chinese)
        for block in range(0, 0x110000, 8192):
            codes = [c for c in range(block, block + 8192) if not 0xD800 <= c < 0xE000]
            all_words = "".join("".join(word + " " for word in split("a" + chr(c) + "b")) + "\n" for c in codes)
            digest = hashlib.sha256(all_words.encode()).hexdigest()[:16]
            yield f"{lowercase} {strip} {chinese} {block:X} {digest}".lower()


# --- training --------------------------------------------------------------------------------------------------------

ALPHABETS = ["ab", "abcdefgh", "etaoinshrdlu", "aeiou\u00e9\u00fcn", "\u0430\u0431\u0432\u0433\u0434", "\u304b\u306a\u3068\u30ab",
             "\u0e01\u0e02\u0e04\u0e07", "xyz\U0001f600\U0001f601"]


def word_counts(rng, words, most):
    counts = {}
    for _ in range(words):
        letters = rng.choice(ALPHABETS)
        word = "".join(rng.choice(letters) for _ in range(min(14, 1 + int(rng.expovariate(0.25)))))
        counts[word] = rng.randint(1, most)
    counts["aaaaaaa"], counts["abababab"], counts["bananana"] = (rng.randint(1, most) for _ in range(3))
    return counts


def train(counts, size, minimum, limit, special):
    tokenizer = BertWordPieceTokenizer()
    lines = (" ".join([word] * count) for word, count in counts.items())
    tokenizer.train_from_iterator(lines, vocab_size=size, min_frequency=minimum, limit_alphabet=limit,
                                  special_tokens=special, show_progress=False)
    vocabulary = tokenizer.get_vocab()
    return sorted(vocabulary, key=vocabulary.get)


def pieces(*settings):
    """The library numbers the alphabet's "##" pieces at random, and ties are broken by number. Handed in as special
    tokens they keep the order they are given, here that of their characters; nothing random is left then."""
    alphabet = train(*settings, SPECIAL)[len(SPECIAL):]
    alphabet = [piece for piece in alphabet if len(piece.removeprefix("##")) == 1]
    ordered = SPECIAL + sorted(alphabet, key=lambda piece: (len(piece) > 1, piece))
    return train(*settings, ordered)


def trained():
    rng = random.Random(3)
    for words, size, minimum, limit in [(60, 300, 2, 1000), (300, 1500, 2, 1000), (200, 400, 0, 12), (200, 5000, 90, 1000),
                                        (40, 5000, 0, 20), (40, 5000, 0, 1000)]:
        counts = word_counts(rng, words, 300)
        result = pieces(counts, size, minimum, limit)
        assert all(pieces(counts, size, minimum, limit) == result for _ in range(4))
        yield json.dumps(dict(size=size, minFrequency=minimum, alphabetLimit=limit, counts=counts, pieces=result))


write_lines("bert-words.jsonl", words())
write_lines("bert-digests.txt", digests())
write_lines("trained.jsonl", trained())
