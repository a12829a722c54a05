package mcl.tokenization.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.files.Sha256;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BertWordsTest {
  private static final int BLOCK = 8192;

  static Stream<JsonNode> texts() {
    return Fixtures.jsonLines("bert-words.jsonl");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void cutsNastyTextAsTheTokenizersLibraryDoes(JsonNode expected) {
    VocabularyConfig config =
        Fixtures.words(
            expected.get("lowercase").asBoolean(),
            expected.get("stripAccents").asBoolean(),
            expected.get("splitChinese").asBoolean());
    assertEquals(
        Fixtures.strings(expected.get("words")),
        Fixtures.split(config, expected.get("text").asText()));
  }

  @Test
  void treatsEveryCharacterAsTheTokenizersLibraryDoes() {
    List<String> actual = new ArrayList<>();
    for (boolean[] on :
        new boolean[][] {
          {true, true, true}, {true, false, true}, {false, true, true}, {false, false, false}
        }) {
      CharacterRules rules = new CharacterRules(Fixtures.words(on[0], on[1], on[2]));
      for (int block = 0; block <= Character.MAX_CODE_POINT; block += BLOCK) {
        String name = on[0] + " " + on[1] + " " + on[2] + " " + Integer.toHexString(block);
        actual.add(name + " " + digest(rules, block));
      }
    }
    assertEquals(Fixtures.lines("bert-digests.txt").toList(), actual);
  }

  private static String digest(CharacterRules rules, int block) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    BertWords words =
        new BertWords(
            rules,
            (utf8, length) -> {
              all.write(utf8, 0, length);
              all.write(' ');
            });
    for (int c = block; c < block + BLOCK; c++) {
      if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
        words.split("a" + Character.toString(c) + "b");
        all.write('\n');
      }
    }
    return Sha256.of(all.toByteArray()).substring(0, 16);
  }

  @Test
  void halvesOfSurrogatePairsAreDropped() {
    VocabularyConfig config = Fixtures.words(true, true, true);
    assertEquals(
        List.of("ab", "c", "d"), Fixtures.split(config, "a\uD83Db \uDE00c \uDE00 d\uD83D"));
  }

  @Test
  void wordsAboveTheLimitAreLeftOutAndCounted() {
    List<Integer> lengths = new ArrayList<>();
    BertWords words =
        new BertWords(
            new CharacterRules(Fixtures.words(true, true, true)),
            (utf8, length) -> lengths.add(length));
    int most = BertWords.MAX_WORD_BYTES - 1;
    words.split("x".repeat(most) + " " + "x".repeat(most + 1) + " a");
    words.split("é".repeat(9999) + " b " + "я".repeat(most / 2) + " " + "я".repeat(most / 2 + 1));
    assertEquals(List.of(most, 1, 1, most - 1), lengths);
    assertEquals(3, words.overlong());
  }

  @Property(tries = 500)
  void anyTextMakesProperWords(@ForAll char[] text, @ForAll boolean lowercase) {
    VocabularyConfig config = Fixtures.words(lowercase, lowercase, true);
    for (String word : Fixtures.split(config, new String(text))) {
      assertTrue(!word.isEmpty() && word.indexOf('\uFFFD') < 0, word);
      assertEquals(List.of(word), Fixtures.split(Fixtures.words(false, false, false), word));
    }
  }
}
