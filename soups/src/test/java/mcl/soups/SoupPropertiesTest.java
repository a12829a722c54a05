package mcl.soups;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.TensorFile;
import mcl.base.safetensors.TensorSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for soups whatever the weights are. */
final class SoupPropertiesTest {
  private static final String WIDE = ", 'output': {'accumulate': 'float64'}";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16})
  void soupOfEqualModelsIsThatModelBitForBit(int copies) throws IOException {
    Path model = TinyModel.random(1).write(folder.resolve("m"));
    Path[] all = IntStream.range(0, copies).mapToObj(i -> model).toArray(Path[]::new);
    assertSameBits(model, new Cooking(folder).soup("'method': 'uniform'", all));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7, 10})
  void addedUpInFloat64AnyNumberOfEqualModelsIsThatModel(int copies) throws IOException {
    Path model = TinyModel.random(1).write(folder.resolve("m"));
    Path[] all = IntStream.range(0, copies).mapToObj(i -> model).toArray(Path[]::new);
    assertSameBits(model, new Cooking(folder).soup("'method': 'uniform'" + WIDE, all));
  }

  @Test
  void orderDoesNotMatterToTheUniformSoup() throws IOException {
    Path[] models = models(5);
    Path soup = new Cooking(folder).soup("'method': 'uniform'" + WIDE, models);
    Path[] turned = Arrays.copyOf(models, 5);
    java.util.Collections.reverse(Arrays.asList(turned));
    assertSameBits(soup, new Cooking(folder).soup("'method': 'uniform'" + WIDE, turned));
    float[] narrow = weights(new Cooking(folder).soup("'method': 'uniform'", models));
    float[] narrowTurned = weights(new Cooking(folder).soup("'method': 'uniform'", turned));
    assertArrayEquals(narrow, narrowTurned, 4e-7f);
  }

  @Test
  void onlyTheProportionOfWeightsMatters() throws IOException {
    Path[] models = models(3);
    String weights = "'method': 'weighted', 'formula': {'weights': [%s]}";
    float[] one = weights(new Cooking(folder).soup(weights.formatted("1, 2, 1"), models));
    float[] other = weights(new Cooking(folder).soup(weights.formatted("0.5, 1, 0.5"), models));
    assertArrayEquals(one, other);
  }

  @Test
  void anIngredientOfWeight0DoesNotMatterEvenIfItIsBroken() throws IOException {
    Path sound = TinyModel.random(1).write(folder.resolve("m"));
    float[] nan = new float[1200];
    Arrays.fill(nan, Float.NaN);
    TinyModel random = TinyModel.random(2);
    random.with(
        mcl.base.safetensors.NamedTensor.of(
            "layer.weight", mcl.base.safetensors.TensorShape.of(40, 30), nan));
    Path broken = random.write(folder.resolve("n"));
    String fields = "'method': 'weighted', 'formula': {'weights': [3, 0]}";
    assertArrayEquals(
        weights(sound), weights(new Cooking(folder).soup(fields, sound, broken)), 3e-7f);
  }

  @Test
  void slerpBeginsAndEndsAtItsIngredients() throws IOException {
    Path[] models = models(2);
    for (int t = 0; t < 2; t++) {
      String fields = "'method': 'slerp', 'formula': {'t': " + t + "}";
      assertSameBits(models[t], new Cooking(folder).soup(fields, models));
    }
  }

  @Test
  void withAllChangesAndOneIngredientTiesIsThatIngredient() throws IOException {
    Path[] models = models(2);
    String fields = "'method': 'ties', 'base': '" + models[0] + "', 'formula': {'density': [1]}";
    assertSameBits(models[1], new Cooking(folder).soup(fields, models[1]));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'method': 'uniform'",
        "'method': 'uniform', 'output': {'accumulate': 'float64', 'dtype': 'bfloat16'}",
        "'method': 'stock', 'base': '%s'",
        "'method': 'ties', 'base': '%s'",
        "'method': 'dare-ties', 'base': '%s'"
      })
  void theNumberOfThreadsChangesNoBit(String fields) throws IOException {
    Path[] models = new Path[4];
    for (int i = 0; i < models.length; i++) {
      // More than one stretch and one look, and not a whole number of either.
      models[i] =
          TinyModel.random(i)
              .with("large", new Random(10 + i), 3, 700_001)
              .write(folder.resolve("m" + i));
    }
    Path[] ingredients = Arrays.copyOf(models, 3);
    String recipe = fields.formatted(models[3]);
    Path one = new Cooking(folder).withThreads(1).soup(recipe, ingredients);
    for (int threads : List.of(2, 7)) {
      Path other = new Cooking(folder).withThreads(threads).soup(recipe, ingredients);
      Path file = Path.of("model.safetensors");
      assertEquals(-1, Files.mismatch(one.resolve(file), other.resolve(file)));
    }
  }

  @Test
  void averagesOf16BitFilesAreRoundedOnce() throws IOException {
    // 1, 1 + 2^-7 and 1 + 2^-7 in bfloat16: the mean, 1 + 2/3 2^-7, is nearest to 1 + 2^-7. Rounded
    // after each addition, 2 + 2^-7 would become 2, and the mean 1.
    float above = 1 + 0x1p-7f;
    Path a = TinyModel.random(1).with("t", Dtype.BF16, 1).write(folder.resolve("a"));
    Path b = TinyModel.random(1).with("t", Dtype.BF16, above).write(folder.resolve("b"));
    for (String type : List.of("float32", "float64")) {
      String fields = "'method': 'uniform', 'output': {'accumulate': '%s'}".formatted(type);
      try (TensorSource soup = open(new Cooking(folder).soup(fields, a, b, b))) {
        assertEquals(Dtype.BF16, soup.header("t").dtype());
        assertEquals(above, soup.floats("t")[0]);
      }
    }
  }

  private Path[] models(int count) throws IOException {
    Path[] models = new Path[count];
    for (int i = 0; i < count; i++) {
      models[i] = TinyModel.random(i).write(folder.resolve("m" + i));
    }
    return models;
  }

  private static float[] weights(Path model) {
    try (TensorSource source = open(model)) {
      return source.floats("layer.weight");
    }
  }

  private static void assertSameBits(Path expectedModel, Path actualModel) {
    try (TensorSource expected = open(expectedModel);
        TensorSource actual = open(actualModel)) {
      assertEquals(expected.names(), actual.names());
      for (String name : expected.names()) {
        assertEquals(expected.bytes(name), actual.bytes(name), name);
      }
    }
  }

  private static TensorSource open(Path model) {
    return TensorFile.open(model.resolve("model.safetensors"));
  }
}
