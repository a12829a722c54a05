package mcl.pretraining.resume;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mcl.base.check.UserException;
import mcl.model.TinyVocabulary;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.StoppableRun;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import mcl.pretraining.checkpoint.Checkpoint;
import mcl.pretraining.checkpoint.Provenance;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run refuses to go on with, and what it takes. */
final class ContinuationEngineTest {
  @TempDir static Path folder;
  private static final PretrainConfig CONFIG = StoppableRun.everything();
  private static final Provenance NOW = with(CONFIG);
  private static Checkpoint checkpoint;

  @BeforeAll
  static void save() throws IOException {
    new StoppableRun(CONFIG, folder).begin(3);
    checkpoint = Checkpoint.open(folder.resolve("checkpoint-3"));
  }

  @AfterAll
  static void close() {
    checkpoint.close();
  }

  private static Provenance with(PretrainConfig config) {
    return new Provenance(0, "code", "engine", "vocabulary", "data", config)
        .of(RunHistory.begin("another id", "elsewhere"));
  }

  private Continuation to(Provenance provenance) {
    return Continuation.of(checkpoint, provenance, TinyText.tokenizer());
  }

  @Test
  void theSameGoesOn() {
    Continuation same = to(NOW);
    assertEquals(new Continuation(List.of(), List.of(), List.of()), same);
    assertDoesNotThrow(() -> same.require(checkpoint.folder()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"batch\": {\"loaderThreads\": 5}} | batch.loaderThreads: was 2, is now 5",
        "{\"schedule\": {\"totalSteps\": 99}} | schedule.totalSteps: was 12, is now 99",
        "{\"validation\": {\"every\": 99}} | validation.every: was 5, is now 99",
        "{\"validation\": {\"sequences\": 99}} | validation.sequences: was 10, is now 99",
        "{\"validation\": {\"everyCourse\": true}} | validation.everyCourse: was false, is now true",
        "{\"logEvery\": 99} | logEvery: was 4, is now 99",
        "{\"checkpoints\": {\"every\": 99}} | checkpoints.every: was 4, is now 99",
        "{\"checkpoints\": {\"keepLast\": 99}} | checkpoints.keepLast: was 0, is now 99",
        "{\"checkpoints\": {\"keepEvery\": 99}} | checkpoints.keepEvery: was 0, is now 99",
        "{\"gradientCosinesEvery\": 99} | gradientCosinesEvery: was 4, is now 99",
        "{\"maxSkippedInARow\": 99} | maxSkippedInARow: was 25, is now 99",
      })
  void whatMayChange(String json, String change) {
    Continuation changed = to(with(TinyRun.with(CONFIG, json)));
    assertEquals(List.of(), changed.refused());
    assertEquals(change, changed.allowed().get(0).toString());
    RunHistory history = changed.history(checkpoint, NOW);
    assertEquals("this run", history.id());
    assertEquals("elsewhere", history.data());
    assertEquals(
        List.of(new RunHistory.Resumption(3, "code", "engine", changed.allowed())),
        history.resumptions());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"seed\": 43} | seed: was 42, is now 43",
        "{\"batch\": {\"size\": 4}} | batch.size: was 8, is now 4",
        "{\"batch\": {\"courses\": \"full\"}} | batch.courses: was split, is now full",
        "{\"sequenceLength\": 8} | sequenceLength: was 10, is now 8",
        "{\"withinDocuments\": true} | withinDocuments: was false, is now true",
        "{\"precision\": \"bfloat16\"} | precision: was float32, is now bfloat16",
        "{\"model\": {\"embeddingSize\": 16}} | model.embeddingSize: was 12, is now 16",
        "{\"model\": {\"discriminator\": {\"numHiddenLayers\": 3}}} | model.discriminator.numHiddenLayers: was 2, is now 3",
        "{\"model\": {\"hiddenDropoutProb\": 0.2}} | model.hiddenDropoutProb: was 0.1, is now 0.2",
        "{\"courses\": {\"notebook\": {\"capacity\": 2}}} | courses.notebook.capacity: was 1, is now 2",
        "{\"optimizer\": {\"learningRate\": 2e-2}} | optimizer.learningRate: was 0.01, is now 0.02",
        "{\"schedule\": {\"warmupSteps\": 2}} | schedule.warmupSteps: was 1, is now 2",
        "{\"validation\": {\"share\": 0.2}} | validation.share: was 0.1, is now 0.2",
      })
  void whatMayNotChange(String json, String change) {
    Continuation changed = to(with(TinyRun.with(CONFIG, json)));
    assertEquals(List.of(), changed.allowed());
    assertEquals(change, changed.refused().get(0).toString());
  }

  @Test
  void allThatDiffersIsListed() {
    PretrainConfig other =
        TinyRun.with(CONFIG, "{\"seed\": 1, \"batch\": {\"size\": 4}, \"logEvery\": 9}");
    Provenance elsewhere = new Provenance(0, "code", "engine", "other", "else", other);
    VocabularyFile cased =
        VocabularyFile.of(
            new Vocabulary(TinyVocabulary.pieces(), TinyText.SPECIAL), Normalization.cased());
    Continuation continuation = Continuation.of(checkpoint, elsewhere, cased);
    String message =
        assertThrows(UserException.class, () -> continuation.require(checkpoint.folder()))
            .getMessage();
    List<String> lines = message.lines().toList();
    assertTrue(lines.get(0).startsWith("the run of " + checkpoint.folder()), message);
    assertEquals("  data set (SHA-256 of manifest.json): was data, is now else", lines.get(1));
    assertEquals("  vocabulary (SHA-256): was vocabulary, is now other", lines.get(2));
    assertTrue(lines.get(3).startsWith("  tokenizer.json (SHA-256): was "), message);
    assertEquals("  seed: was 42, is now 1", lines.get(4));
    assertEquals("  batch.size: was 8, is now 4", lines.get(5));
    assertEquals(7, lines.size(), message);
  }

  @Test
  void otherVersionsAreNamedAndNotRefused() {
    Provenance newer = new Provenance(0, "code 2", "engine 2", "vocabulary", "data", CONFIG);
    Continuation continuation = to(newer);
    assertEquals(
        List.of("software: was code, is now code 2", "engine: was engine, is now engine 2"),
        continuation.versions().stream().map(SettingChange::toString).toList());
    assertDoesNotThrow(() -> continuation.require(checkpoint.folder()));
  }
}
