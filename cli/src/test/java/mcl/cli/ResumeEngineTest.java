package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.files.AtomicFiles;
import mcl.base.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mcl pretrain --resume} says and refuses. */
final class ResumeEngineTest {
  @TempDir static Path shared;
  @TempDir Path folder;
  private Path run;

  @BeforeAll
  static void prepare() throws IOException {
    TinyTraining.writeText(shared);
    TinyTraining.writeConfig(shared.resolve("config.json"), 20);
    String text = shared.resolve("text.txt").toString();
    CommandCall.done("vocab", "--text", text, "--size", "120", "--out", at("vocabulary"));
    CommandCall.done(
        "tokenize", "--text", text, "--tokenizer", at("vocabulary"), "--out", at("shards"));
    CommandCall.done(pretrain(shared.resolve("config.json"), shared.resolve("run")));
  }

  @BeforeEach
  void copyTheRun() throws IOException {
    run = folder.resolve("run");
    try (Stream<Path> entries = Files.walk(shared.resolve("run"))) {
      for (Path entry : (Iterable<Path>) entries::iterator) {
        Files.copy(entry, run.resolve(shared.resolve("run").relativize(entry)));
      }
    }
  }

  private static String at(String name) {
    return shared.resolve(name).toString();
  }

  private static String[] pretrain(Path config, Path out, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("pretrain", "--config", config.toString(), "--data", at("shards"), "--out"));
    words.add(out.toString());
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private static CommandCall call(ExitCode code, String... words) {
    CommandCall call = CommandCall.of(words);
    assertEquals(code, call.code(), call.out() + call.err());
    return call;
  }

  private Path config(long steps, String... replacements) throws IOException {
    return TinyTraining.writeConfig(folder.resolve("config.json"), steps, replacements);
  }

  @Test
  void withoutARun_itMustBeSaidWhatToRun() throws IOException {
    String none = folder.resolve("none").toString();
    CommandCall.refused("holds no run yet: give --config", "pretrain", "--resume", "--out", none);
    CommandCall.refused("give --config and --data", "pretrain", "--out", none);
    CommandCall.refused("or add --resume to go on", pretrain(config(20), run));
    Path others = Files.createDirectory(folder.resolve("others"));
    Files.writeString(others.resolve("letter.txt"), "dear");
    CommandCall.refused("is not empty", pretrain(config(20), others, "--resume"));
    assertFalse(Files.exists(folder.resolve("none")));
  }

  @Test
  void aFinishedRun_isNotTouched() throws IOException {
    byte[] before = Files.readAllBytes(run.resolve("run.json"));
    CommandCall call = call(ExitCode.DONE, "pretrain", "--resume", "--out", run.toString());
    assertTrue(call.out().startsWith("Finished."), call.out());
    assertEquals(
        Json.tree(new String(before, java.nio.charset.StandardCharsets.UTF_8)),
        Json.tree(Files.readString(run.resolve("run.json"))));
  }

  @Test
  void otherSettingsAreListed_andNothingChanges() throws IOException {
    Path other =
        config(
            30, "\"learningRate\": 0.01", "\"learningRate\": 0.02", "\"size\": 4", "\"size\": 8");
    CommandCall call = call(ExitCode.WRONG_INPUT, pretrain(other, run, "--resume"));
    assertTrue(call.err().contains("  batch.size: was 4, is now 8\n"), call.err());
    assertTrue(
        call.err().contains("  optimizer.learningRate: was 0.01, is now 0.02\n"), call.err());
    assertFalse(call.err().contains("totalSteps"), call.err());
    assertEquals(TinyTraining.metrics(shared.resolve("run")), TinyTraining.metrics(run));
    CommandCall.refused("schedule.totalSteps is 15, but", pretrain(config(15), run, "--resume"));
    CommandCall.refused(
        "the run began with random weights, and is now told",
        pretrain(config(30), run, "--resume", "--from", run.resolve("checkpoint-20").toString()));
  }

  @Test
  void anotherDataSet_isRefused() throws IOException {
    CommandCall.done(
        "tokenize",
        "--text",
        at("more.txt"),
        "--tokenizer",
        at("vocabulary"),
        "--out",
        folder.resolve("shards").toString());
    CommandCall call =
        call(
            ExitCode.WRONG_INPUT,
            "pretrain",
            "--resume",
            "--data",
            folder.resolve("shards").toString(),
            "--out",
            run.toString());
    assertTrue(call.err().contains("  data set (SHA-256 of manifest.json): was "), call.err());
    assertFalse(call.err().contains("vocabulary ("), call.err());
  }

  @Test
  void moreSteps_areTaken_andKeptInTheHistory() throws IOException {
    CommandCall call = call(ExitCode.DONE, pretrain(config(30), run, "--resume"));
    assertTrue(call.err().contains("schedule.totalSteps: was 20, is now 30."), call.err());
    assertTrue(Files.exists(run.resolve("checkpoint-30/training/state.json")));
    JsonNode resumption =
        Json.tree(Files.readString(run.resolve("checkpoint-30/run.json"))).at("/run/resumptions/0");
    assertEquals(20, resumption.path("step").asInt());
    assertEquals("schedule.totalSteps", resumption.at("/changes/0/field").asText());
    String info = CommandCall.done("info", run.toString());
    assertTrue(info.contains("from step 20 on schedule.totalSteps 30 instead of 20"), info);
    JsonNode facts =
        Json.tree(CommandCall.done("info", "--json", run.resolve("checkpoint-30").toString()));
    assertEquals(30, facts.at("/trainingState/updates").asInt());
    assertEquals(30 * 4 * 16, facts.at("/trainingState/tokens").asInt());
    assertEquals("every byte as it was saved", facts.at("/trainingState/soundness").asText());
    assertEquals("weights", facts.at("/trainingState/arrays/2").asText());
  }

  @Test
  void theLearningRateThatTheNewLengthBrings_isTold() throws IOException {
    AtomicFiles.deleteTree(run.resolve("checkpoint-20"));
    CommandCall call = call(ExitCode.DONE, pretrain(config(30), run, "--resume"));
    String expected = "The learning rate of the next step is 0.00714; it would have been 0.00556.";
    assertTrue(call.err().contains(expected), call.err());
  }

  @Test
  void whereNoneIsSound_allAreNamed() throws IOException {
    Files.delete(run.resolve("checkpoint-10/generator/config.json"));
    Files.writeString(run.resolve("checkpoint-20/run.json"), "{}");
    CommandCall call = call(ExitCode.WRONG_INPUT, pretrain(config(30), run, "--resume"));
    assertTrue(call.err().contains("none of its checkpoints is sound"), call.err());
    assertTrue(
        call.err().contains("  checkpoint-10 is not sound: generator/config.json is missing"));
    assertTrue(
        call.err().contains("  checkpoint-20 is not sound: run.json is damaged"), call.err());
    assertTrue(Files.exists(run.resolve("checkpoint-20/run.json")), "kept where it was");
  }

  @Test
  void aRunWithoutACheckpoint_beginsAgain() throws IOException {
    AtomicFiles.deleteTree(run.resolve("checkpoint-10"));
    AtomicFiles.deleteTree(run.resolve("checkpoint-20"));
    CommandCall call = call(ExitCode.DONE, "pretrain", "--resume", "--out", run.toString());
    assertTrue(call.err().contains("has no checkpoint yet: the run begins again"), call.err());
    assertEquals(TinyTraining.metrics(shared.resolve("run")), TinyTraining.metrics(run));
  }

  @Test
  void aRunWithoutACheckpoint_beginsAgainWithWhatItBeganWith() throws IOException {
    Path start = run.resolve("checkpoint-20");
    Path further = folder.resolve("further");
    call(ExitCode.DONE, pretrain(config(10), further, "--from", start.toString()));
    List<String> metrics = TinyTraining.metrics(further);
    AtomicFiles.deleteTree(further.resolve("checkpoint-10"));
    call(ExitCode.DONE, "pretrain", "--resume", "--out", further.toString());
    assertEquals(metrics, TinyTraining.metrics(further));

    AtomicFiles.deleteTree(further.resolve("checkpoint-10"));
    AtomicFiles.deleteTree(start);
    Files.move(run.resolve("checkpoint-10"), start);
    CommandCall.refused(
        "has changed since the run in", "pretrain", "--resume", "--out", further.toString());
  }

  @Test
  void aCheckpointThatCannotBeSaved_isWarnedOf_andTheRunGoesOn() throws IOException {
    Files.createFile(run.resolve("checkpoint-30"));
    CommandCall call = call(ExitCode.DONE, pretrain(config(40), run, "--resume"));
    assertTrue(
        call.err()
            .contains("warning: checkpoint-30 could not be saved: " + run.resolve("checkpoint-30")),
        call.err());
    assertTrue(Files.exists(run.resolve("checkpoint-40/run.json")));
  }

  @Test
  void theLastCheckpointMustBeSaved() throws IOException {
    Files.createFile(run.resolve("checkpoint-30"));
    CommandCall call = call(ExitCode.FAILED, pretrain(config(30), run, "--resume"));
    assertTrue(call.err().contains("error: checkpoint-30 could not be saved: "), call.err());
    assertTrue(call.err().contains("To go on: mcl pretrain --resume --out " + run), call.err());
    Files.delete(run.resolve("checkpoint-30"));
    call(ExitCode.DONE, pretrain(config(30), run, "--resume"));
  }

  @Test
  void lossesThatAreNotFinite_leaveABatchThatCanBeShown() throws IOException {
    Path exploding =
        config(
            40,
            "\"swappedToken\": {\"on\": true}, \"insertedToken\": {\"on\": true}",
            "\"swappedToken\": {\"on\": true}, \"insertedToken\": {\"on\": true, \"startStep\": 5,"
                + " \"detectionWeight\": 1e30}",
            "\"logEvery\": 7",
            "\"logEvery\": 7, \"maxSkippedInARow\": 3");
    Path out = folder.resolve("exploding");
    CommandCall call = call(ExitCode.FAILED, pretrain(exploding, out));
    String batch = out.resolve("bad-batch-8.json").toString();
    String model = out.resolve("checkpoint-8").toString();
    assertTrue(
        call.err().contains("mcl show-courses --batch " + batch + " --model " + model), call.err());
    String screen =
        CommandCall.done("show-courses", "--batch", batch, "--row", "2", "--model", model);
    assertTrue(screen.contains("row 2 of the batch of step 8, 16 tokens"), screen);
    String[] show = {"show-courses", "--batch", batch, "--tokenizer", at("vocabulary"), "--row"};
    String[] beyond = Stream.concat(Stream.of(show), Stream.of("4")).toArray(String[]::new);
    CommandCall.refused("--row: expected a number from 0 to 3", beyond);
    CommandCall.refused("give one of them", "show-courses", "--batch", batch, "--text", "a");
    CommandCall.refused("--batch needs a tokenizer", "show-courses", "--batch", batch);
    CommandCall.refused(
        "split chooses from shards", "show-courses", "--batch", batch, "--split", "train");
  }
}
