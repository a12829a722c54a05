package mcl.tokenization.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.tokenization.corpus.DocumentSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class VocabularyTrainerTest {
  static Stream<JsonNode> trained() {
    return Fixtures.jsonLines("trained.jsonl");
  }

  @ParameterizedTest
  @MethodSource("trained")
  void learnsTheSamePiecesAsTheTokenizersLibrary(JsonNode expected) throws Exception {
    VocabularyConfig config =
        new VocabularyConfig(
            expected.get("size").asInt(),
            true,
            true,
            true,
            expected.get("minFrequency").asInt(),
            expected.get("alphabetLimit").asInt(),
            5_000_000);
    List<String> texts = new ArrayList<>();
    expected
        .get("counts")
        .properties()
        .forEach(count -> texts.add((count.getKey() + " ").repeat(count.getValue().asInt())));
    assertEquals(
        Fixtures.strings(expected.get("pieces")), train(texts, config, 2).vocabulary().pieces());
  }

  @Test
  void theSpecialTokensComeFirst() throws Exception {
    Vocabulary vocabulary =
        train(List.of("one two one two"), VocabularyConfig.of(20, true), 1).vocabulary();
    assertEquals(
        List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"), vocabulary.pieces().subList(0, 5));
    assertEquals(new SpecialTokens(0, 1, 2, 3, 4), vocabulary.special());
    assertTrue(vocabulary.pieces().contains("one"));
  }

  @Test
  void caseIsKeptOnRequest() throws Exception {
    List<String> texts = List.of("Ünlü Ünlü Ünlü");
    assertTrue(train(texts, VocabularyConfig.of(20, false), 1).vocabulary().id("Ünlü") > 4);
    assertTrue(train(texts, VocabularyConfig.of(20, true), 1).vocabulary().id("unlu") > 4);
  }

  @Test
  void countsWhatItMet() throws Exception {
    List<String> texts = List.of("aa bb, aa", " ", "aa ccc " + "x".repeat(5000));
    VocabularyStatistics statistics = train(texts, VocabularyConfig.of(30, true), 2).statistics();
    assertEquals(new VocabularyStatistics(2, 6, 4, 1, 1, 0, 0, 4, 0), statistics);
  }

  @Test
  void theResultDependsOnNeitherThreadsNorParts() throws Exception {
    VocabularyConfig config = new VocabularyConfig(2_000, true, true, true, 2, 1000, 20_000);
    List<String> texts = manyWords(11, 1_400, 1_000);
    TrainedVocabulary first = train(texts, config, 1);
    assertTrue(first.statistics().prunedWords() > 0, first.toString());
    assertTrue(first.statistics().distinctWords() <= 20_000);
    for (int threads : new int[] {2, 3, 8}) {
      TrainedVocabulary other = train(texts, config, threads);
      assertEquals(first.vocabulary().pieces(), other.vocabulary().pieces());
      assertEquals(first.statistics(), other.statistics());
    }
  }

  @Test
  void pruningKeepsWhatIsFrequent() throws Exception {
    List<String> texts = manyWords(5, 1_000, 1_000);
    VocabularyConfig all = new VocabularyConfig(600, true, true, true, 2, 1000, 5_000_000);
    VocabularyConfig few = new VocabularyConfig(600, true, true, true, 2, 1000, 100_000);
    List<String> expected = train(texts, all, 2).vocabulary().pieces();
    TrainedVocabulary pruned = train(texts, few, 2);
    assertTrue(pruned.statistics().pruningThreshold() > 1);
    long common = pruned.vocabulary().pieces().stream().filter(expected::contains).count();
    assertTrue(common >= 0.9 * expected.size(), common + " of " + expected.size());
  }

  @Test
  void tellsHowFarItIs() throws Exception {
    List<String> seen = new ArrayList<>();
    VocabularyTrainer.train(
        DocumentSource.of("test", List.of("aa aa", "aa")),
        VocabularyConfig.of(8, true),
        1,
        (stage, done, total) -> seen.add(stage + " " + done + "/" + total));
    assertEquals(List.of("COUNTING 2/2", "LEARNING 8/8"), seen);
  }

  @ParameterizedTest
  @EnumSource(TrainingListener.Stage.class)
  void stopsWhenItsThreadIsInterrupted(TrainingListener.Stage when) {
    Thread training = Thread.currentThread();
    TrainingListener interrupting =
        (stage, done, total) -> {
          if (stage == when) {
            training.interrupt();
          }
        };
    DocumentSource source = DocumentSource.of("test", manyWords(5, 50, 50));
    VocabularyConfig config = VocabularyConfig.of(500, true);
    assertThrows(
        InterruptedException.class, () -> VocabularyTrainer.train(source, config, 1, interrupting));
  }

  @Test
  void reject_corporaThatTeachNothing() {
    for (List<String> texts : List.of(List.<String>of(), List.of("\u0000"), List.of("\u200B"))) {
      UserException e =
          assertThrows(UserException.class, () -> train(texts, VocabularyConfig.of(30, true), 2));
      assertTrue(e.getMessage().contains("no words"), e.getMessage());
    }
  }

  @Test
  void reject_whenTheAlphabetHasNoRoom() {
    UserException e =
        assertThrows(
            UserException.class,
            () -> train(List.of("abc def ghi"), VocabularyConfig.of(10, true), 1));
    assertTrue(e.getMessage().contains("20 pieces"), e.getMessage());
  }

  @Test
  void reject_impossibleSettings() {
    assertThrows(IllegalArgumentException.class, () -> VocabularyConfig.of(5, true));
    assertThrows(
        IllegalArgumentException.class,
        () -> new VocabularyConfig(100, true, true, true, -1, 1000, 5000));
    assertThrows(
        IllegalArgumentException.class,
        () -> train(List.of("a"), VocabularyConfig.of(50, true), 0));
  }

  @Property(tries = 200)
  void anyTextCanBeLearnedFrom(@ForAll @Size(max = 20) List<char[]> texts) throws Exception {
    List<String> strings = texts.stream().map(String::new).toList();
    VocabularyConfig config = new VocabularyConfig(3000, true, true, true, 0, 1000, 5_000_000);
    try {
      Vocabulary vocabulary = train(strings, config, 2).vocabulary();
      assertTrue(vocabulary.size() > 5 && vocabulary.size() <= 3000);
    } catch (UserException e) {
      assertTrue(e.getMessage().contains("no words"), e.getMessage());
    }
  }

  private static TrainedVocabulary train(List<String> texts, VocabularyConfig config, int threads)
      throws IOException, InterruptedException {
    DocumentSource source = DocumentSource.of("test", texts);
    return VocabularyTrainer.train(source, config, threads, TrainingListener.NONE);
  }

  /** Random words of which few are frequent, as in any language. */
  private static List<String> manyWords(long seed, int texts, int wordsPerText) {
    Random random = new Random(seed);
    List<String> all = new ArrayList<>();
    for (int text = 0; text < texts; text++) {
      StringBuilder words = new StringBuilder();
      for (int word = 0; word < wordsPerText; word++) {
        long rank = (long) Math.exp(random.nextDouble() * 13);
        words.append(Long.toString(rank * 7919 % 1_000_003, 36)).append(' ');
      }
      all.add(words.toString());
    }
    return all;
  }
}
