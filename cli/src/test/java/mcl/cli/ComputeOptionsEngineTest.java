package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mcl.base.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --ops} and {@code --device}, and the precision that needs native operations. */
final class ComputeOptionsEngineTest {
  @TempDir static Path shared;

  @BeforeAll
  static void prepare() throws IOException {
    TinyTraining.writeText(shared);
    TinyTraining.writeConfig(shared.resolve("config.json"), 3);
    CommandCall.done("vocab", "--text", at("text.txt"), "--size", "120", "--out", at("vocabulary"));
    CommandCall.done(
        "tokenize",
        "--text",
        at("text.txt"),
        "--tokenizer",
        at("vocabulary"),
        "--out",
        at("shards"));
  }

  private static String at(String name) {
    return shared.resolve(name).toString();
  }

  private static String[] pretrain(String out, String ops, String precision) {
    return new String[] {
      "pretrain",
      "--config",
      at("config.json"),
      "--data",
      at("shards"),
      "--out",
      at(out),
      "--ops",
      ops,
      "--set",
      "precision=" + precision
    };
  }

  private static String engine(String run) throws IOException {
    return Json.tree(Files.readString(shared.resolve(run).resolve("run.json")))
        .path("engine")
        .asText();
  }

  @Test
  void aRunSaysByWhichOperationsItWasComputed() throws IOException {
    CommandCall.done(pretrain("run-plain", "plain", "float32"));
    CommandCall.done(pretrain("run-native", "native", "bfloat16"));
    assertTrue(engine("run-plain").matches("PyTorch [0-9.]+"), engine("run-plain"));
    assertEquals(engine("run-plain") + ", native operations", engine("run-native"));
  }

  @Test
  void plainOperationsInBfloat16AreRefused() {
    CommandCall.refused("Leave --ops out, or", pretrain("no", "plain", "bfloat16"));
    assertTrue(Files.notExists(shared.resolve("no")));
  }

  @Test
  void aDeviceThatIsNotThereIsRefusedEverywhere() {
    for (String command :
        List.of(
            "pretrain --config CONFIG --data SHARDS --out no",
            "bench",
            "finetune --model m --train t --dev d --out no",
            "predict --model m --text a",
            "encode --model m --text a",
            "demo --out no")) {
      String words =
          command.replace("CONFIG", at("config.json")).replace("SHARDS", at("shards"))
              + " --device gpu:99";
      CommandCall.refused("There is no device gpu:99 here: the engine", words.split(" "));
      CommandCall.refused("it is cpu, gpu, or gpu:N", words.replace("gpu:99", "tpu").split(" "));
    }
    assertTrue(Files.notExists(Path.of("no")));
  }

  @Test
  void fineTuningAndReadingTakeBoth() throws IOException {
    CommandCall.done(pretrain("start", "plain", "float32"));
    String rows = "text\tlabel\nthe old cat runs\tanimal\nthe old saw lies\ttool\n";
    Files.writeString(shared.resolve("rows.tsv"), rows);
    tune("wide", "--ops", "plain");
    tune("native", "--ops", "native", "--device", "cpu");
    tune("narrow", "--set", "precision=bfloat16");
    assertEquals(engine("wide") + ", native operations", engine("native"));
    assertEquals(engine("native"), engine("narrow"));
    CommandCall.refused(
        "Leave --ops out, or", tuning("no", "--set=precision=bfloat16", "--ops=plain"));
    assertEquals(said("wide", "plain"), said("wide", "native"), 1e-5);
    assertEquals(said("wide", "plain"), said("native", "plain"), 1e-3);
    assertEquals(said("wide", "plain"), said("narrow", "plain"), 0.05);
    assertArrayEquals(vector("plain"), vector("native"), 1e-5);
  }

  @Test
  void aGridThatTriesBfloat16HasNativeOperations() throws IOException {
    CommandCall.done(pretrain("grid-start", "plain", "float32"));
    String[] words = tuning("grid", "--grid", "precision=float32,bfloat16");
    words[2] = at("grid-start/checkpoint-3");
    Files.writeString(shared.resolve("rows.tsv"), "text\tlabel\na cat\tanimal\na saw\ttool\n");
    CommandCall.done(words);
    assertTrue(engine("grid").endsWith(", native operations"), engine("grid"));
  }

  private static void tune(String out, String... more) {
    CommandCall.done(tuning(out, more));
  }

  private static String[] tuning(String out, String... more) {
    String[] words = {
      "finetune",
      "--model",
      at("start/checkpoint-3"),
      "--train",
      at("rows.tsv"),
      "--dev",
      at("rows.tsv"),
      "--epochs",
      "3",
      "--out",
      at(out)
    };
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  /** What a tuned model says how probable it is that the text is about an animal. */
  private static double said(String model, String ops) throws IOException {
    String line =
        CommandCall.done(
            "predict", "--model", at(model), "--text", "the old dog runs", "--ops", ops);
    return Json.tree(line).path("probabilities").path("animal").doubleValue();
  }

  private static double[] vector(String ops) throws IOException {
    String line =
        CommandCall.done(
            "encode", "--model", at("start/checkpoint-3"), "--text", "the dog", "--ops", ops);
    JsonNode vector = Json.tree(line).path("vector");
    return IntStream.range(0, vector.size())
        .mapToDouble(i -> vector.get(i).doubleValue())
        .toArray();
  }
}
