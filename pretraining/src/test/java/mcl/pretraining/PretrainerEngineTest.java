package mcl.pretraining;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.courses.CourseShare;
import mcl.model.TinyVocabulary;
import mcl.model.electra.Electra;
import mcl.pretraining.average.AverageConfig;
import mcl.pretraining.checkpoint.BadBatch;
import mcl.pretraining.checkpoint.Checkpoint;
import mcl.pretraining.checkpoint.CheckpointFolders;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.pretraining.checkpoint.PairWeights;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.checkpoint.RunProgress;
import mcl.pretraining.report.CourseValidation;
import mcl.pretraining.report.Listeners;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.report.ValidationReport;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.TokenBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs: nine steps, validated every three and saved every four. */
final class PretrainerEngineTest {
  private static final BooleanSupplier NEVER = () -> false;

  @TempDir Path folder;

  private final PretrainConfig config = TinyRun.config(0.1, 9);
  private final PretrainingText text = TinyText.split(64, 10);
  private final Diary diary = new Diary();
  private final List<String> told = diary.told();
  private final List<ValidationReport> validations = diary.validations();

  @Test
  void stepsValidatesAndSavesInTurn() throws IOException {
    try (Pretrainer pretrainer = fresh(config)) {
      assertEquals(StopReason.FINISHED, pretrainer.run(store(config), listener(), NEVER));
    }
    assertEquals(
        List.of(
            "validation 0",
            "step 1",
            "step 2",
            "step 3",
            "validation 3",
            "step 4",
            "step 5",
            "step 6",
            "validation 6",
            "step 7",
            "step 8",
            "step 9",
            "validation 9"),
        told.stream().filter(line -> !line.startsWith("checkpoint")).toList());
    assertEquals(
        List.of("checkpoint-4", "checkpoint-8", "checkpoint-9"),
        told.stream().filter(line -> line.startsWith("checkpoint")).toList());
    assertTrue(told.indexOf("checkpoint-4") > told.indexOf("step 4"), "told too early");
    assertEquals("checkpoint-9", told.get(told.size() - 1));
    try (var saved = Files.list(folder)) {
      assertEquals(3, saved.count());
    }
  }

  @Test
  void oldCheckpointsGo() throws IOException {
    PretrainConfig few =
        TinyRun.with(
            config, "{\"checkpoints\": {\"every\": 2, \"keepLast\": 2, \"keepEvery\": 4}}");
    try (Pretrainer pretrainer = fresh(few)) {
      pretrainer.run(store(few), listener(), NEVER);
    }
    assertEquals(List.of(9L, 8L, 4L), new CheckpointFolders(folder).steps());
    assertEquals(
        List.of("deleted checkpoint-2", "deleted checkpoint-6"),
        told.stream().filter(line -> line.startsWith("deleted")).toList());
  }

  @Test
  void goesOnWithItsOwnSettingsOnly() throws IOException {
    try (Pretrainer pretrainer = fresh(config)) {
      pretrainer.run(store(config), listener(), NEVER);
    }
    PretrainConfig other = TinyRun.with(config, "{\"seed\": 1, \"logEvery\": 5}");
    try (Checkpoint checkpoint = Checkpoint.open(folder.resolve("checkpoint-4"))) {
      String message =
          assertThrows(UserException.class, () -> Pretrainer.resume(other, text, checkpoint))
              .getMessage();
      assertTrue(message.contains("\n  seed: was 42, is now 1\nGive"), message);
    }
  }

  @Test
  void theSameConfigurationRunsTheSame() throws IOException {
    for (String name : List.of("one", "two")) {
      try (Pretrainer pretrainer = fresh(config)) {
        pretrainer.run(store(folder.resolve(name), config), listener(), NEVER);
      }
    }
    assertEquals(validations.subList(0, 4), validations.subList(4, 8));
    assertTrue(
        validations.get(3).first().detectionLoss() < validations.get(0).first().detectionLoss());
  }

  @Test
  void aRunThatStartsFromACheckpointStartsWithItsWeights() throws IOException {
    Map<String, float[]> reached;
    try (Pretrainer pretrainer = fresh(config)) {
      pretrainer.run(store(config), listener(), NEVER);
      reached = TinyRun.values(pretrainer.weights());
    }
    try (PairWeights stored = PairWeights.open(folder.resolve("checkpoint-9"));
        Pretrainer next = new Pretrainer(config, text, stored)) {
      Map<String, float[]> read = TinyRun.values(next.weights());
      assertEquals(reached.keySet(), read.keySet());
      reached.forEach((name, values) -> assertArrayEquals(values, read.get(name), name));
    }
  }

  @Test
  void spoiltWeightsAreNotSaved_andEndTheRunAfterTwentyFiveSteps() throws IOException {
    PretrainConfig longer = TinyRun.config(0.1, 40);
    try (Pretrainer pretrainer = fresh(longer)) {
      String name = "generator/electra.embeddings_project.bias";
      float[] poison = new float[8];
      Arrays.fill(poison, Float.NaN);
      pretrainer.weights().get(name).set(poison);
      assertEquals(StopReason.NOT_FINITE, pretrainer.run(store(longer), listener(), NEVER));
    }
    assertTrue(told.contains("step 25 skipped"));
    assertFalse(told.contains("step 26 skipped"));
    assertFalse(told.stream().anyMatch(line -> line.startsWith("checkpoint")), told.toString());
    assertEquals(
        6,
        told.stream()
            .filter(line -> line.contains("could not be saved: the weights hold numbers"))
            .count());
    assertTrue(told.get(told.size() - 2).startsWith("warning: The weights hold"), told.toString());
    assertEquals("bad-batch-25.json", told.get(told.size() - 1));
  }

  @Test
  void lossesThatAreNotFinite_endTheRun_andLeaveASoundCheckpointAndTheBatch() throws IOException {
    PretrainConfig exploding = TinyRun.explodingAfter(5, 3, 40);
    Map<String, float[]> sound;
    try (Pretrainer pretrainer = fresh(exploding)) {
      assertEquals(StopReason.NOT_FINITE, pretrainer.run(store(exploding), listener(), NEVER));
      sound = TinyRun.values(pretrainer.weights());
      assertTrue(pretrainer.weights().isFinite());
      assertEquals(new RunProgress(8, 5, 3, 640, 6), pretrainer.state().progress());
    }
    assertEquals(
        List.of("checkpoint-8", "bad-batch-8.json"), told.subList(told.size() - 2, told.size()));
    BadBatch bad = Json.read(folder.resolve("bad-batch-8.json"), BadBatch.class);
    assertEquals(8, bad.rows().size());
    assertFalse(Double.isFinite(bad.gradientNorm()));
    assertEquals(TinyText.tokenizer().vocabulary().sha256(), bad.vocabularySha256());
    TokenBatch read = new BatchStream(text.training(), config.seed(), 8).at(7);
    assertEquals(IntStream.of(read.ids().row(2)).boxed().toList(), bad.rows().get(2).ids());
    assertTrue(bad.rows().get(2).text().startsWith("[CLS] "), bad.rows().get(2).text());
    try (Checkpoint checkpoint = Checkpoint.open(folder.resolve("checkpoint-8"));
        Pretrainer resumed = Pretrainer.resume(exploding, text, checkpoint)) {
      TinyRun.values(resumed.weights())
          .forEach((name, values) -> assertArrayEquals(sound.get(name), values, name));
    }
  }

  @Test
  void aGeneratorAloneIsJudgedWithoutADiscriminator() throws IOException {
    PretrainConfig alone = TinyRun.generatorAlone(config);
    try (Pretrainer pretrainer = fresh(alone)) {
      assertEquals(StopReason.FINISHED, pretrainer.run(store(alone), listener(), NEVER));
    }
    CourseValidation report = validations.get(0).first();
    assertEquals(Double.NaN, report.detectionLoss());
    assertEquals(Double.NaN, report.detection().rocAuc());
    assertTrue(report.generatorLoss() > 0);
  }

  @Test
  void theAverageIsJudgedAndSavedAsAPairOfItsOwn() throws IOException {
    PretrainConfig averaged = TinyRun.with(config, new AverageConfig(true, 0.5, 5, 1, true));
    Map<String, float[]> reached;
    try (Pretrainer pretrainer = fresh(averaged)) {
      pretrainer.run(store(averaged), listener(), NEVER);
      reached = TinyRun.values(pretrainer.average().weights());
    }
    assertEquals(
        List.of("validation 6", "average 6", "validation 9", "average 9"),
        told.stream().filter(it -> it.matches("(validation [69]|average.*)")).toList());
    assertFalse(Files.exists(folder.resolve("checkpoint-4/average")), "it has not begun");
    Path average = folder.resolve("checkpoint-9/average");
    Electra pair = Electra.of(averaged.model(), TinyVocabulary.SIZE);
    try (PairStart stored =
            PairStart.open(
                average,
                pair,
                TinyText.tokenizer().vocabulary().sha256(),
                Pretrainer.freshWeights(averaged));
        Pretrainer next = new Pretrainer(config, text, stored)) {
      Map<String, float[]> read = TinyRun.values(next.weights());
      reached.forEach((name, values) -> assertArrayEquals(values, read.get(name), name));
    }
  }

  @Test
  void theAverageMayBeKeptWithoutBeingJudged() throws IOException {
    PretrainConfig silent = TinyRun.with(config, new AverageConfig(true, 0.5, 0, 1, false));
    try (Pretrainer pretrainer = fresh(silent)) {
      pretrainer.run(store(silent), listener(), NEVER);
    }
    assertTrue(told.stream().noneMatch(it -> it.startsWith("average")));
    assertTrue(Files.isDirectory(folder.resolve("checkpoint-4/average/generator")));
  }

  @Test
  void validationInMicroBatchesJudgesTheSame() throws IOException {
    PretrainConfig mcl = TinyRun.with(TinyRun.config(0, 9), TinyRun.mcl());
    BatchConfig parts = new BatchConfig(8, 3, BatchWarmup.NONE, CourseShare.FULL, 1);
    for (PretrainConfig each : List.of(mcl, TinyRun.with(mcl, parts))) {
      try (Pretrainer pretrainer = fresh(each)) {
        pretrainer.run(
            store(folder.resolve("micro" + each.batch().microBatch()), each),
            listener(),
            () -> told.contains("step 1"));
      }
      told.clear();
    }
    Map<String, Double> whole = validations.get(0).first().byName();
    Map<String, Double> split = validations.get(1).first().byName();
    whole.forEach((name, value) -> assertEquals(value, split.get(name), 1e-5, name));
    assertEquals(validations.get(0).notebook(), validations.get(1).notebook());
  }

  private Pretrainer fresh(PretrainConfig of) {
    return new Pretrainer(of, text, Pretrainer.freshWeights(of));
  }

  private CheckpointStore store(PretrainConfig of) {
    return store(folder, of);
  }

  private static CheckpointStore store(Path run, PretrainConfig of) {
    return new CheckpointStore(
        run,
        Electra.of(of.model(), TinyVocabulary.SIZE),
        TinyText.tokenizer(),
        new Provenance(0, "code", "engine", "vocabulary", "data", of));
  }

  private StepListener listener() {
    return new Listeners(List.of(diary, new StepListener() {}));
  }
}
