package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mcl bench} on a pair that takes milliseconds; what it measures is not looked at. */
final class BenchEngineTest {
  @TempDir Path folder;

  @Test
  void tellsATableNumbersAndATrace() throws IOException {
    Path json = folder.resolve("bench.json");
    Path trace = folder.resolve("trace.json");
    String table =
        CommandCall.done(
            "bench",
            "--vocab-size",
            "200",
            "--warm-up",
            "1",
            "--steps",
            "2",
            "--ops",
            "native",
            "--json",
            json.toString(),
            "--profile",
            trace.toString(),
            "--set",
            "batch.size=2",
            "sequenceLength=16",
            "precision=bfloat16",
            "model.embeddingSize=8",
            "model.generator.hiddenSize=8",
            "model.generator.intermediateSize=16",
            "model.discriminator.hiddenSize=8",
            "model.discriminator.intermediateSize=16");
    assertTrue(table.contains("native operations, bfloat16"), table);
    JsonNode numbers = Json.tree(Files.readString(json));
    assertEquals(2, numbers.path("steps").asInt());
    double sum = 0;
    for (JsonNode stage : numbers.path("stages")) {
      sum += stage.asDouble();
    }
    assertTrue(sum > 0);
    assertTrue(numbers.path("productFlopsPerSecond").asDouble() > 0);
    assertTrue(Json.tree(Files.readString(trace)).size() > 100);
  }
}
