package mcl.tokenization.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mcl.base.json.Json;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;
import org.junit.jupiter.api.Test;

final class WordMemoTest {
  private static final int GENERATION = 50;

  /** All characters up to the Indic scripts, then one in 29, through to the astral planes. */
  @Test
  void everyKindOfCharacterIsCutAlike() {
    for (Normalization normalization :
        List.of(Normalization.uncased(), new Normalization(false, false, true))) {
      String json = VocabularyFile.of(TinyTokenizer.vocabulary(), normalization).tokenizerJson();
      try (NativeTokenizer library = new NativeTokenizer(json)) {
        WordMemo memo = memo(library, json).orElseThrow();
        for (int from = 0; from < 0x20000; from += 200) {
          String text = aroundCharacters(from, from + 200, from < 0x1000 ? 1 : 29);
          assertArrayEquals(library.ids(text), memo.ids(text), text);
        }
      }
    }
  }

  /** Each character inside a word, alone, after punctuation and before a combining mark. */
  private static String aroundCharacters(int from, int to, int step) {
    StringBuilder text = new StringBuilder();
    for (int point = from; point < to; point += step) {
      String c = Character.toString(point);
      if (!Character.isSurrogate(c.charAt(0)) || c.length() == 2) {
        text.append("a%sb %s ,%sa %s\u0301.%s ".replace("%s", c));
      }
    }
    return text.toString();
  }

  @Test
  void forgottenWordsAreLookedUpAgain() {
    String json = TinyTokenizer.file().tokenizerJson();
    try (NativeTokenizer library = new NativeTokenizer(json)) {
      WordMemo memo = memo(library, json).orElseThrow();
      for (int i = 0; i < 3000; i += 7) {
        String text = String.join(" the cats, ", words(i, i + 20));
        assertArrayEquals(library.ids(text), memo.ids(text), text);
      }
      String text = String.join(" ", words(0, 2000));
      assertArrayEquals(library.ids(text), memo.ids(text));
    }
  }

  private static List<String> words(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> Integer.toString(i * 37, 36)).toList();
  }

  @Test
  void needsPunctuationWithAnId() {
    Vocabulary letters =
        new Vocabulary(
            List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "b", ";"),
            new SpecialTokens(0, 1, 2, 3, 4));
    VocabularyFile file = VocabularyFile.of(letters, Normalization.uncased());
    try (NativeTokenizer library = new NativeTokenizer(file.tokenizerJson());
        Tokenizer tokenizer = Tokenizer.of(file)) {
      assertTrue(memo(library, file.tokenizerJson()).isEmpty());
      assertEquals(TokenSequence.of(5, 7, 1, 6, 7), tokenizer.encode("a; !\nb\u037e"));
    }
  }

  @Test
  void refusesTokenizersThatLookBeyondWords() {
    String json = TinyTokenizer.file().tokenizerJson();
    assertTrue(WordBoundaries.of(tree(json)).isPresent());
    for (String flag : List.of("lstrip", "rstrip", "single_word", "normalized")) {
      String other = json.replaceFirst("\"" + flag + "\" : false", "\"" + flag + "\" : true");
      assertTrue(WordBoundaries.of(tree(other)).isEmpty(), flag);
    }
    String model = "\"model\" : {\n    \"type\" : \"WordPiece";
    for (String part : List.of("BertNormalizer", "BertPreTokenizer", model)) {
      assertTrue(json.contains(part), part);
      assertTrue(WordBoundaries.of(tree(json.replace(part, part + "x"))).isEmpty(), part);
    }
    String twoWords = json.replace("\"content\" : \"[MASK]\"", "\"content\" : \"a b\"");
    assertTrue(WordBoundaries.of(tree(twoWords)).isEmpty());
  }

  private static Optional<WordMemo> memo(NativeTokenizer library, String json) {
    return WordBoundaries.of(tree(json)).flatMap(b -> WordMemo.of(library, b, 1, GENERATION));
  }

  private static JsonNode tree(String json) {
    try {
      return Json.tree(json);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
