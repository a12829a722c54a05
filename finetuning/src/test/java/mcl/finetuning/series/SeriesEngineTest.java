package mcl.finetuning.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.base.json.Json;
import mcl.bridge.ops.Precision;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.FineTuneListener;
import mcl.finetuning.KeptWeights;
import mcl.finetuning.TaskData;
import mcl.finetuning.TinyTask;
import mcl.finetuning.answer.AnswerConfig;
import mcl.finetuning.data.Example;
import mcl.finetuning.results.RunResult;
import mcl.pretraining.optimizer.OptimizerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeriesEngineTest {
  private static final BooleanSupplier NEVER = () -> false;

  private final TaskData data = TinyTask.rows();
  private final List<String> told = new ArrayList<>();
  private final SeriesListener listener =
      new SeriesListener() {
        @Override
        public FineTuneListener onRun(Run run) {
          told.add(run.name() + " " + run.number() + "/" + run.runs());
          return FineTuneListener.NONE;
        }

        @Override
        public void onResult(String run, RunResult result, boolean before) {
          told.add(run + (before ? " before" : " done"));
        }
      };

  @TempDir Path folder;
  private String begin = "start";

  @Test
  void everySeedIsOneRunAndTheBestOneIsKept() throws IOException {
    SeriesReport report = run(trials(config(1, 3)), NEVER);
    SeedStatistics seeds = report.best().statistics();
    assertEquals(3, seeds.runs());
    JsonNode all = json("all_results.json");
    assertEquals(seeds.median(), all.path("eval_accuracy_median").asDouble());
    assertEquals(seeds.mean(), all.path("eval_accuracy_mean").asDouble());
    assertEquals(seeds.max(), all.path("eval_accuracy").asDouble());
    assertEquals(seeds.max(), json("eval_results.json").path("eval_accuracy").asDouble());
    assertEquals(seeds.max(), json("run.json").path("scores").path("eval_accuracy").asDouble());
    assertEquals("eval_accuracy", all.path("metric_for_best_model").asText());
    assertEquals(0.5, all.path("eval_baseline").asDouble());
    assertEquals(List.of("model"), models());
    assertEquals(49, lines("predict_results_classification.txt"));
    assertEquals(49, lines("eval_predictions_classification.txt"));
    assertEquals(
        List.of(
            "seed 5 1/3", "seed 5 done", "seed 6 2/3", "seed 6 done", "seed 7 3/3", "seed 7 done"),
        told);
  }

  @Test
  void stoppedItGoesOnWithTheSeedsThatAreNotDone() throws IOException {
    BooleanSupplier afterTheFirst = () -> told.contains("seed 6 2/3");
    assertFalse(SeriesFolder.holdFinishedRuns(folder));
    assertThrows(Stopped.class, () -> run(trials(config(1, 3)), afterTheFirst));
    assertFalse(Files.exists(folder.resolve("eval_results.json")));
    assertEquals(List.of("runs/seed-5/model"), models());
    assertTrue(SeriesFolder.holdFinishedRuns(folder));
    assertTrue(SeriesFolder.holdFinishedRuns(folder.getParent()), "of several tasks");
    told.clear();
    run(trials(config(1, 3)), NEVER);
    assertEquals(
        List.of("seed 5 before", "seed 6 2/3", "seed 6 done", "seed 7 3/3", "seed 7 done"), told);
    assertEquals(List.of("model"), models());
    told.clear();
    run(trials(config(1, 3)), NEVER);
    assertEquals(List.of("seed 5 before", "seed 6 before", "seed 7 before"), told);
  }

  @Test
  void interruptedOrNotTheScoresAreTheSame() throws IOException {
    BooleanSupplier afterTheFirst = () -> told.contains("seed 6 2/2");
    assertThrows(Stopped.class, () -> run(trials(config(1, 2)), afterTheFirst));
    SeriesReport late = run(trials(config(1, 2)), NEVER);
    Path first = folder;
    folder = Files.createDirectory(folder.resolve("other"));
    SeriesReport once = run(trials(config(1, 2)), NEVER);
    folder = first;
    assertEquals(once.best().statistics(), late.best().statistics());
  }

  @Test
  void ofAGridTheBestMedianIsChosen() throws IOException {
    List<Trial> trials =
        List.of(new Trial("epochs=1", config(1, 2)), new Trial("epochs=12", config(12, 2)));
    SeriesReport report = run(trials, NEVER);
    assertEquals("epochs=12", report.best().trial().name());
    assertEquals("epochs=12", json("all_results.json").path("setting").asText());
    assertEquals(1, json("all_results.json").path("settings").path("epochs=12").asDouble());
    assertEquals(List.of("model"), models());
    assertTrue(Files.exists(folder.resolve("runs/epochs=1/seed-6/eval_results.json")));
    assertTrue(told.contains("epochs=12, seed 5 3/4"), told::toString);
  }

  @Test
  void otherDataOrSettingsDoNotGoOn() throws IOException {
    run(trials(config(1, 1)), NEVER);
    String message =
        assertThrows(UserException.class, () -> run(trials(config(2, 1)), NEVER)).getMessage();
    assertTrue(message.contains("with this:\n  epochs: was 1, is now 2\nSay the same"), message);
    TaskData other = TinyTask.scores();
    message =
        assertThrows(UserException.class, () -> run(other, trials(config(1, 1)), NEVER))
            .getMessage();
    assertTrue(message.contains("  task: was classification, is now regression\n"), message);
    assertTrue(message.contains("  training rows: was 48, is now 144\n"), message);
  }

  /** As by other columns of the same files. */
  @Test
  void otherRowsOfTheSameFilesDoNotGoOn() throws IOException {
    run(trials(config(1, 1)), NEVER);
    List<Example> turned = new ArrayList<>(data.training().rows());
    Collections.reverse(turned);
    TaskData other =
        new TaskData(
            data.name(),
            data.task(),
            data.training().with(turned),
            data.development(),
            data.test());
    String message =
        assertThrows(UserException.class, () -> run(other, trials(config(1, 1)), NEVER))
            .getMessage();
    assertTrue(message.contains("  rows, by columns or files (SHA-256): was "), message);
  }

  /** Each run is by itself. In a grid, models of other settings are gone. */
  @Test
  void moreSeedsMayFollow() throws IOException {
    run(trials(config(1, 1)), NEVER);
    told.clear();
    SeriesReport more = run(trials(config(1, 3)), NEVER);
    assertEquals("seed 5 before", told.get(0));
    assertEquals(3, more.best().statistics().runs());
    assertEquals(3, json("finetune.json").path("seeds").asInt());
    assertEquals(List.of("model"), models());
    assertThrows(UserException.class, () -> run(trials(config(1, 2)), NEVER));
    folder = Files.createDirectory(folder.resolve("other"));
    List<Trial> two = List.of(new Trial("a", config(1, 1)), new Trial("b", config(2, 1)));
    run(two, NEVER);
    List<Trial> longer = List.of(new Trial("a", config(1, 2)), new Trial("b", config(2, 2)));
    assertThrows(UserException.class, () -> run(longer, NEVER));
  }

  /** By its weights, whatever its path is called. */
  @Test
  void anotherModelDoesNotGoOn() throws IOException {
    run(trials(config(1, 1)), NEVER);
    begin = "another";
    String message =
        assertThrows(UserException.class, () -> run(trials(config(1, 1)), NEVER)).getMessage();
    assertTrue(message.contains("model to begin with: was tiny (SHA-256 start)"), message);
  }

  /** As the message about a damaged run advises. */
  @Test
  void aFinishedRunThatWasDeletedIsDoneAgain() throws IOException {
    run(trials(config(1, 2)), NEVER);
    AtomicFiles.deleteFolder(folder.resolve("runs"));
    run(trials(config(1, 2)), NEVER);
    assertEquals(List.of("model"), models());
  }

  @Test
  void aShareThatHoldsOutNothingMayChange() throws IOException {
    run(trials(config(1, 1)), NEVER);
    FineTuneConfig later = config(1, 1, 0.1);
    told.clear();
    run(trials(later), NEVER);
    assertEquals(List.of("seed 5 before"), told);
    String message =
        assertThrows(UserException.class, () -> run(data.holdingOut(0.1), trials(later), NEVER))
            .getMessage();
    assertTrue(message.contains("  training rows: was 48, is now 43\n"), message);
    assertFalse(message.contains("heldOutShare"), message);
  }

  @Test
  void theRowsThatWereHeldOutAreNamed() throws IOException {
    TaskData held = data.holdingOut(0.25);
    run(held, trials(config(1, 1)), NEVER);
    List<String> lines = Files.readAllLines(folder.resolve("held_out_rows.txt"));
    assertEquals("index\tplace", lines.get(0));
    assertEquals("0\t" + held.development().get(0).rows().get(0).place(), lines.get(1));
    assertEquals(13, lines.size());
  }

  private SeriesReport run(List<Trial> trials, BooleanSupplier stop) throws IOException {
    return run(data, trials, stop);
  }

  private SeriesReport run(TaskData rows, List<Trial> trials, BooleanSupplier stop)
      throws IOException {
    SeriesRun run =
        new SeriesRun(
            rows.name(),
            "tiny",
            begin,
            "code",
            "engine",
            "hash",
            rows.files(),
            rows.rowsSha256(),
            rows.training().rows().size(),
            0,
            trials.stream().map(Trial::name).toList(),
            new TreeMap<>());
    return new Series(trials, TinyTask.start(1), false, rows)
        .run(new SeriesFolder(folder), run, trials.get(0).config(), listener, stop);
  }

  private static List<Trial> trials(FineTuneConfig config) {
    return List.of(new Trial("", config));
  }

  private static FineTuneConfig config(int epochs, int seeds) {
    return config(epochs, seeds, 0);
  }

  private static FineTuneConfig config(int epochs, int seeds, double heldOut) {
    OptimizerConfig optimizer =
        new OptimizerConfig(1e-2, 0.9, 0.999, 1e-6, 0.01, true, 1, 1, List.of());
    return new FineTuneConfig(
        epochs,
        null,
        8,
        32,
        Precision.FLOAT32,
        optimizer,
        0.1,
        0.1,
        false,
        1,
        KeptWeights.BEST,
        0,
        heldOut,
        AnswerConfig.electra(),
        5,
        seeds);
  }

  /** The folders with models in them. */
  private List<String> models() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.endsWith("model.safetensors"))
          .map(file -> folder.relativize(file.getParent()).toString())
          .toList();
    }
  }

  private JsonNode json(String name) throws IOException {
    return Json.tree(Files.readString(folder.resolve(name)));
  }

  private int lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name)).size();
  }
}
