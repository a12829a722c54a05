package mcl.finetuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.json.ConfigException;
import mcl.base.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FineTuneConfigTest {
  @TempDir Path folder;

  @Test
  void readingBackIsTheIdentity() throws IOException {
    Path file = folder.resolve("tune.json");
    Json.write(file, FineTuneConfig.defaults());
    assertEquals(FineTuneConfig.defaults(), Json.read(file, FineTuneConfig.class));
  }

  @ParameterizedTest
  @CsvSource({
    "epochs, 0, epochs is 0; it must be 1 or more",
    "batchSize, 0, batchSize is 0; it must be 1 or more",
    "maxLength, 2, maxLength is 2; it must be 3 or more",
    "learningRate, 0, learningRate is 0.0; it must be above 0",
    "warmupShare, 1.5, warmupShare is 1.5; it must be between 0 and 1",
    "weightDecay, -1, weightDecay is -1.0; it must be 0 or more",
    "maxGradientNorm, -1, maxGradientNorm is -1.0; it must be 0 or more",
    "dropout, 0.95, dropout is 0.95; it must be between 0 and 0.9",
  })
  void impossibleSettingsAreRefused(String field, String value, String expected)
      throws IOException {
    Path file = folder.resolve("tune.json");
    Files.writeString(file, "{\"" + field + "\": " + value + "}");
    String message =
        assertThrows(
                ConfigException.class,
                () -> Json.read(file, FineTuneConfig.class, FineTuneConfig.defaults()))
            .getMessage();
    assertTrue(message.contains(expected), message);
  }
}
