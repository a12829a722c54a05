package mcl.model.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import mcl.base.check.UserException;
import mcl.base.safetensors.TensorSource;
import mcl.model.TinyElectra;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WeightFileEngineTest {
  private static final String BIAS = "discriminator/discriminator_predictions.dense.bias";

  private final NDManager scope = NDManager.newBaseManager();
  private final StateDict weights = TinyElectra.weights(scope, 3);

  @TempDir Path folder;

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void readingBackIsTheIdentity() throws IOException {
    Path file = folder.resolve("model.safetensors");
    WeightFile.write(file, weights.names(), weights::get);
    try (TensorSource source = TensorSource.open(file)) {
      assertEquals(new TreeSet<>(weights.names()), new TreeSet<>(source.names()));
      assertEquals(Map.of("format", "pt"), source.metadata());
      StateDict read =
          StateDict.create(
              scope,
              TinyElectra.electra().weights(),
              new StoredWeights(source, file, UnaryOperator.identity()));
      for (String name : read.names()) {
        assertArrayEquals(weights.get(name).toFloatArray(), read.get(name).toFloatArray(), name);
        assertEquals(weights.get(name).getShape(), read.get(name).getShape(), name);
      }
    }
  }

  @Test
  void create_whenTensorIsMissing() throws IOException {
    Path file = writeBias("other");
    WeightShape wanted = WeightShape.zeros("electra.x.bias", 16);
    String message = refusal(file, wanted);
    assertTrue(message.startsWith(file + " has no tensor \"electra.x.bias\""), message);
  }

  @Test
  void create_whenShapeDiffers() throws IOException {
    Path file = writeBias("x.bias");
    String message = refusal(file, WeightShape.zeros("x.bias", 17));
    assertEquals(
        file + ": tensor \"x.bias\" has the shape [16], but config.json asks for [17].", message);
  }

  private String refusal(Path file, WeightShape wanted) {
    try (TensorSource source = TensorSource.open(file)) {
      StoredWeights stored = new StoredWeights(source, file, UnaryOperator.identity());
      return assertThrows(UserException.class, () -> stored.create(scope, wanted, 0)).getMessage();
    }
  }

  private Path writeBias(String storedName) throws IOException {
    Path file = folder.resolve("model.safetensors");
    WeightFile.write(file, List.of(storedName), name -> weights.get(BIAS));
    return file;
  }
}
