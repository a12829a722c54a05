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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import mcl.base.check.UserException;
import mcl.base.safetensors.TensorSource;
import mcl.model.TinyElectra;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class WeightFileEngineTest {
  private final NDManager scope = NDManager.newBaseManager();
  private final Electra electra = TinyElectra.electra();
  private final StateDict weights = TinyElectra.weights(scope, 3);

  @TempDir Path folder;

  @AfterEach
  void close() {
    scope.close();
  }

  @ParameterizedTest
  @EnumSource(Player.class)
  void readingBackIsTheIdentity(Player player) throws IOException {
    Map<String, String> storedNames = electra.storedNames(player);
    Path file = write(storedNames);
    Set<String> own = Set.copyOf(storedNames.values());
    List<WeightShape> shapes =
        electra.weights().stream().filter(weight -> own.contains(weight.name())).toList();
    try (TensorSource source = TensorSource.open(file)) {
      assertEquals(new TreeSet<>(storedNames.keySet()), new TreeSet<>(source.names()));
      assertEquals(Map.of("format", "pt"), source.metadata());
      UnaryOperator<String> withoutPlayer = name -> name.substring(name.indexOf('/') + 1);
      StateDict read =
          StateDict.create(scope, shapes, new StoredWeights(source, file, withoutPlayer));
      for (String name : read.names()) {
        assertArrayEquals(weights.get(name).toFloatArray(), read.get(name).toFloatArray(), name);
        assertEquals(weights.get(name).getShape(), read.get(name).getShape(), name);
      }
    }
  }

  @Test
  void bothFilesHoldTheSharedEmbeddings() {
    Map<String, String> generator = electra.storedNames(Player.GENERATOR);
    Map<String, String> discriminator = electra.storedNames(Player.DISCRIMINATOR);
    generator.forEach(
        (stored, name) -> {
          boolean shared = stored.startsWith(WeightNames.EMBEDDINGS);
          assertEquals(shared, name.equals(discriminator.get(stored)), stored);
        });
    Set<String> all = new TreeSet<>(generator.values());
    all.addAll(discriminator.values());
    assertEquals(all, new TreeSet<>(weights.names()), "every weight is stored");
  }

  @Test
  void create_whenTensorIsMissing() throws IOException {
    Path file = write(Map.of("other", "discriminator/discriminator_predictions.dense.bias"));
    WeightShape wanted = WeightShape.zeros("electra.x.bias", 16);
    String message = refusal(file, wanted);
    assertTrue(message.startsWith(file + " has no tensor \"electra.x.bias\""), message);
  }

  @Test
  void create_whenShapeDiffers() throws IOException {
    Path file = write(Map.of("x.bias", "discriminator/discriminator_predictions.dense.bias"));
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

  private Path write(Map<String, String> storedNames) throws IOException {
    Path file = folder.resolve("model.safetensors");
    WeightFile.write(file, weights, storedNames);
    return file;
  }
}
