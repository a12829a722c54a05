package mcl.tokenization.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenizerTest {
  /** Byte-level BPE as in RoBERTa: "low" and "er" merge, other letters stay alone. */
  private static final String BYTE_LEVEL =
      """
      {"version": "1.0", "truncation": {"direction": "Right", "max_length": 3,
        "strategy": "LongestFirst", "stride": 0},
       "padding": {"strategy": {"Fixed": 9}, "direction": "Right", "pad_to_multiple_of": null,
        "pad_id": 1, "pad_type_id": 0, "pad_token": "<pad>"},
       "added_tokens": [
        {"id": 0, "content": "<s>", "single_word": false, "lstrip": false, "rstrip": false,
         "normalized": true, "special": true},
        {"id": 4, "content": "<mask>", "single_word": false, "lstrip": true, "rstrip": false,
         "normalized": false, "special": true}],
       "normalizer": null,
       "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true,
        "use_regex": true},
       "post_processor": null,
       "decoder": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true,
        "use_regex": true},
       "model": {"type": "BPE", "dropout": null, "unk_token": "<unk>",
        "continuing_subword_prefix": "", "end_of_word_suffix": "", "fuse_unk": false,
        "vocab": {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3, "<mask>": 4, "l": 5, "o": 6, "w": 7,
         "e": 8, "r": 9, "Ġ": 10, "lo": 11, "low": 12, "er": 13, "Ġlow": 14},
        "merges": ["l o", "lo w", "e r", "Ġ low"]}}
      """;

  private static final String NASTY =
      "abz the cat .,-[]#\t\n\r\u000b\u0085\u00a0\u3000\u0301\u0327é中İΣß\u200d\ufffd\u0000@~\u037e\u1fef\u2260=";

  @TempDir private Path folder;

  @Test
  void wordByWordEqualsTheWholeText() {
    Random random = new Random(4);
    try (Tokenizer tokenizer = Tokenizer.of(TinyTokenizer.file())) {
      for (int i = 0; i < 3000; i++) {
        String text = randomText(random);
        assertArrayEquals(
            tokenizer.encodeWithPlaces(text).toArray(), tokenizer.encode(text).toArray(), text);
      }
    }
  }

  @Test
  void severalThreadsGetTheSameIds() throws Exception {
    Random random = new Random(5);
    List<String> texts = IntStream.range(0, 400).mapToObj(i -> randomText(random)).toList();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try (Tokenizer tokenizer = Tokenizer.of(TinyTokenizer.file())) {
      List<Future<List<TokenSequence>>> answers = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        answers.add(pool.submit(() -> texts.stream().map(tokenizer::encode).toList()));
      }
      List<TokenSequence> expected = answers.get(0).get();
      for (Future<List<TokenSequence>> answer : answers) {
        assertEquals(expected, answer.get());
      }
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void longTextsOfNewWordsComeOutWhole() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append(Integer.toString(i * 7919, 36)).append(i % 11 == 0 ? "[SEP]" : " ");
    }
    try (Tokenizer tokenizer = Tokenizer.of(TinyTokenizer.file())) {
      int[] expected = tokenizer.encodeWithPlaces(text.toString()).toArray();
      assertArrayEquals(expected, tokenizer.encode(text.toString()).toArray());
      assertArrayEquals(expected, tokenizer.encode(text.toString()).toArray());
    }
  }

  @Test
  void halfASurrogatePairCountsAsReplacementCharacter() {
    try (Tokenizer tokenizer = Tokenizer.of(TinyTokenizer.file())) {
      for (String half : List.of("\uD83D", "\uDE00", "\uDE00\uD83D", "\uD83D\uD83D\uDE00")) {
        String mended =
            half.equals("\uD83D\uD83D\uDE00")
                ? "\uFFFD\uD83D\uDE00"
                : "\uFFFD".repeat(half.length());
        assertEquals(
            tokenizer.encodeWithPlaces("the " + mended + " cat a" + mended + "b"),
            tokenizer.encodeWithPlaces("the " + half + " cat a" + half + "b"));
        assertEquals(tokenizer.encode("a" + mended), tokenizer.encode("a" + half));
      }
    }
  }

  @Test
  void placesCountUtf16Units() {
    try (Tokenizer tokenizer = Tokenizer.of(TinyTokenizer.file())) {
      TokenSequence sequence = tokenizer.encodeWithPlaces("\uD83D\uDE00 cats");
      assertEquals("[UNK]", tokenizer.vocabulary().piece(sequence.id(0)));
      assertEquals(0, sequence.start(0));
      assertEquals(2, sequence.end(0));
      assertEquals(3, sequence.start(1));
      assertEquals(6, sequence.end(1));
      assertEquals(7, sequence.end(2));
    }
  }

  @Test
  void otherModelsAreAskedForTheWholeText() throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), BYTE_LEVEL);
    try (Tokenizer tokenizer = Tokenizer.open(folder)) {
      assertEquals(4, tokenizer.vocabulary().special().mask());
      assertEquals(TokenSequence.of(12, 13, 14), tokenizer.encode("lower low"));
      assertEquals(TokenSequence.of(12, 4, 14, 13), tokenizer.encode("low <mask> lower"));
      assertEquals("lower low", tokenizer.decode(new int[] {12, 13, 14}, true));
    }
  }

  @Test
  void paddingAndTruncationOfTheFileAreIgnored() throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), BYTE_LEVEL);
    try (Tokenizer tokenizer = Tokenizer.open(folder)) {
      assertEquals(1, tokenizer.encode("low").length());
      assertEquals(5, tokenizer.encode("low low low low low").length());
    }
  }

  @Test
  void reject_whatTheLibraryRefuses() throws IOException {
    Path file = folder.resolve("tokenizer.json");
    Files.writeString(file, BYTE_LEVEL.replace("\"Ġ low\"", "\"x y\""));
    String message = assertThrows(UserException.class, () -> Tokenizer.open(file)).getMessage();
    assertTrue(message.contains(file.toString()) && message.contains("refuses"), message);
  }

  @Test
  void useAfterCloseIsRefused() {
    Tokenizer tokenizer = Tokenizer.of(TinyTokenizer.file());
    tokenizer.close();
    tokenizer.close();
    assertThrows(IllegalStateException.class, () -> tokenizer.encode("new words"));
    assertThrows(IllegalStateException.class, () -> tokenizer.encodeWithPlaces("the"));
    assertThrows(IllegalStateException.class, () -> tokenizer.decode(new int[] {5}, true));
  }

  @Test
  void sequenceSharesNoArrayAndEqualsByValue() {
    int[] ids = {1, 2, 3};
    TokenSequence sequence = TokenSequence.of(ids);
    ids[0] = 9;
    sequence.toArray()[1] = 9;
    assertEquals(TokenSequence.of(1, 2, 3), sequence);
    assertEquals(TokenSequence.of(1, 2, 3).hashCode(), sequence.hashCode());
    int[] target = new int[5];
    sequence.copyTo(target, 1);
    assertEquals("[0, 1, 2, 3, 0]", Arrays.toString(target));
    assertFalse(sequence.hasPlaces());
    assertThrows(IllegalStateException.class, () -> sequence.start(0));
  }

  private static String randomText(Random random) {
    List<String> words =
        List.of("the", "cat", "cats", "sitting", "[MASK]", "[SEP]", "[sep]", "MAT", "\uD83D\uDE00");
    StringBuilder text = new StringBuilder();
    int parts = random.nextInt(40);
    for (int i = 0; i < parts; i++) {
      text.append(
          random.nextInt(4) == 0
              ? words.get(random.nextInt(words.size()))
              : String.valueOf(NASTY.charAt(random.nextInt(NASTY.length()))));
    }
    return text.toString();
  }
}
