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
    "maxSteps, 0, maxSteps is 0; it must be 1 or more",
    "batchSize, 0, batchSize is 0; it must be 1 or more",
    "maxLength, 4, maxLength is 4; it must be 5 or more",
    "warmupShare, 1.5, warmupShare is 1.5; it must be between 0 and 1",
    "dropout, 0.95, dropout is 0.95; it must be between 0 and 0.9",
    "evaluationsPerEpoch, 0, evaluationsPerEpoch is 0; it must be 1 or more",
    "patience, -1, patience is -1; it must be 0 or more",
    "heldOutShare, 0.6, heldOutShare is 0.6; it must be between 0 and 0.5",
    "seeds, 0, seeds is 0; it must be between 1 and 1000",
    "keep, \"first\", keep",
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
