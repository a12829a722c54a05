package mcl.exchange.importing;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.exchange.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights that only unpickling could read are refused, whatever they are called. */
final class PickledWeightsTest {
  private static final byte[] ZIP = {'P', 'K', 3, 4, 0, 0, 8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
  private static final byte[] PICKLE = {(byte) 0x80, 2, '}', 'q', 0, '.'};

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void copy() throws IOException {
    model = Fixture.copy("encoder", folder.resolve("model"));
  }

  private void refused(String reason) {
    ImportRequest request =
        new ImportRequest(
            Optional.of(model),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "test");
    Path out = folder.resolve("out");
    String message =
        assertThrows(UserException.class, () -> Importer.run(request, out)).getMessage();
    assertTrue(message.contains(reason), message);
  }

  @ParameterizedTest
  @CsvSource({
    "pytorch_model.bin, holds pickled weights",
    "weights.dat, is a zip archive, as torch.save writes it",
    "model.ckpt, is a zip archive, as torch.save writes it"
  })
  void underAnyName(String name, String reason) throws IOException {
    Files.delete(model.resolve("model.safetensors"));
    Files.write(model.resolve(name), ZIP);
    refused(model.resolve(name) + " " + reason);
    refused("Convert it in Python");
  }

  @Test
  void ofOldVersions() throws IOException {
    Files.delete(model.resolve("model.safetensors"));
    Files.write(model.resolve("renamed"), PICKLE);
    refused("renamed is a Python pickle, as older versions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"L119547037146038801333356L\n.", "(dp0\n.", "ccollections\nOrderedDict\n"})
  void ofTheOldestProtocols(String beginning) throws IOException {
    Path weights = model.resolve("model.safetensors");
    Files.writeString(weights, beginning);
    refused("is a Python pickle");
    Files.move(weights, model.resolve("renamed"));
    refused("renamed is a Python pickle, as older versions");
  }

  @Test
  void renamedToSafetensors() throws IOException {
    Files.write(model.resolve("model.safetensors"), ZIP);
    refused("is a zip archive, as torch.save writes it, under the name of a safetensors");
    Files.write(model.resolve("model.safetensors"), PICKLE);
    refused("is a Python pickle");
  }
}
