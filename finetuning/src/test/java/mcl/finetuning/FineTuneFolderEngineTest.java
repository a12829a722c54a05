package mcl.finetuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mcl.base.json.Json;
import mcl.base.safetensors.TensorSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FineTuneFolderEngineTest {
  private static final String NAME = "electra.encoder.layer.1.output.dense.weight";

  private final FineTuneConfig config = new FineTuneConfig(1, 16, 32, 1e-3, 0.1, 0.01, 1, 0.1, 3);

  @TempDir Path folder;
  private FineTuner tuner;
  private FineTuneReport report;

  @BeforeEach
  void tuneAndWrite() throws IOException {
    tuner = new FineTuner(config, TinyTask.start(1), TinyTask.rows());
    report = tuner.run(FineTuneListener.NONE, () -> false);
    new FineTuneFolder(folder).write(tuner, report, TinyTask.tokenizer());
  }

  @AfterEach
  void close() {
    tuner.close();
  }

  @Test
  void theModelIsAStartingPoint() {
    try (StartingPoint start = StartingPoint.checkpoint(folder.resolve("model"));
        FineTuner again = new FineTuner(config, start, TinyTask.rows())) {
      assertEquals(tuner.encoder(), start.config());
      assertArrayEquals(
          tuner.weights().get("discriminator/" + NAME).toFloatArray(),
          again.weights().get("discriminator/" + NAME).toFloatArray());
    }
    try (TensorSource source = TensorSource.open(folder.resolve("model"))) {
      assertTrue(source.contains("classifier.dense.weight"));
      assertTrue(source.contains("classifier.out_proj.bias"));
      assertEquals(tuner.weights().names().size(), source.names().size());
    }
  }

  @Test
  void theModelNamesItsLabels() throws IOException {
    JsonNode fields = json("model/config.json");
    assertEquals("ElectraForSequenceClassification", fields.path("architectures").path(0).asText());
    assertEquals("tool", fields.path("id2label").path("1").asText());
    assertEquals(0, fields.path("label2id").path("animal").asInt(-1));
  }

  @Test
  void scoresAreUnderTheNamesOfTheirSplits() throws IOException {
    JsonNode development = json("eval_results.json");
    JsonNode all = json("all_results.json");
    Scores test = report.test().orElseThrow();
    assertEquals(report.development().accuracy(), development.path("eval_accuracy").asDouble());
    assertEquals(0.5, development.path("eval_majority_rate").asDouble());
    assertEquals(test.accuracy(), all.path("test_accuracy").asDouble());
    assertEquals(test.macroF1(), all.path("test_macro_f1").asDouble());
    assertEquals(report.development().macroF1(), all.path("eval_macro_f1").asDouble());
    assertEquals(3, all.path("seed").asInt());
    assertTrue(development.path("test_accuracy").isMissingNode());
  }

  @Test
  void predictionsAreATableInTheOrderOfTheRows() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("predictions.tsv"));
    assertEquals("index\tprediction\tprobability", lines.get(0));
    assertEquals(1 + report.predictions().size(), lines.size());
    String[] cells = lines.get(48).split("\t");
    assertEquals("47", cells[0]);
    assertEquals(report.labels().get(report.predictions().get(47).label()), cells[1]);
    assertEquals(report.predictions().get(47).probability(), Double.parseDouble(cells[2]), 1e-6);
  }

  private JsonNode json(String name) throws IOException {
    return Json.tree(Files.readString(folder.resolve(name)));
  }
}
