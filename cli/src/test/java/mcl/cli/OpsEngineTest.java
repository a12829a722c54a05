package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.json.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mcl pretrain --ops}, and the precision that needs native operations. */
final class OpsEngineTest {
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
    CommandCall.done(pretrain("plain", "plain", "float32"));
    CommandCall.done(pretrain("native", "native", "bfloat16"));
    assertTrue(engine("plain").matches("PyTorch [0-9.]+"), engine("plain"));
    assertEquals(engine("plain") + ", native operations", engine("native"));
  }

  @Test
  void plainOperationsInBfloat16AreRefused() {
    CommandCall.refused("Leave --ops out, or", pretrain("no", "plain", "bfloat16"));
    assertTrue(Files.notExists(shared.resolve("no")));
  }
}
