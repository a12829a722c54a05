package mcl.soups;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import mcl.base.safetensors.TensorFile;
import mcl.base.safetensors.TensorSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every formula against files that {@code interop/golden_soups.py} made: by NumPy in float64, a
 * transcription of each formula, and by mergekit in float32.
 */
final class GoldenSoupTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  /** Weights are below 2: two units in the last place of a float32. */
  private static final float TOLERANCE = 2.4e-7f;

  private static final String[] ACCUMULATED = {"float32", "float64"};

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "uniform; '', {}",
        "weighted; '', {'weights': [0.5, 0.3, 0.2]}",
        "slerp; '', {'t': 0.3}",
        "task-arithmetic; start, {'weights': [0.5, 0.3, 0.2], 'lambda': 0.7}",
        "ties; start, {'weights': [0.5, 0.3, 0.2], 'density': [0.4], 'lambda': 0.9}",
        "dare; start, {'weights': [0.5, 0.3, 0.2], 'density': [0.6], 'seed': 7}",
        "dare-ties; start, {'weights': [0.5, 0.3, 0.2], 'density': [0.6], 'seed': 7}",
        "stock; start, {}",
        "ema; '', {'decay': 0.8}"
      })
  void formulasGiveTheValuesOfNumPyAndMergekit(String method, String rest) throws IOException {
    String base = rest.substring(0, rest.indexOf(", ")).replace("start", "'" + GOLDEN + "/start'");
    String formula = rest.substring(rest.indexOf(", ") + 2);
    for (String type : ACCUMULATED) {
      String fields =
          "'method': '%s', 'base': %s, 'formula': %s, 'output': {'accumulate': '%s'}"
              .formatted(method, base, formula, type);
      Path soup = new Cooking(folder).soup(fields, ingredients(method));
      for (String source : new String[] {"numpy", "mergekit"}) {
        Path expected = GOLDEN.resolve(source + "-" + method + ".safetensors");
        if (!source.equals("mergekit") || !method.equals("ema")) {
          assertSame(expected, soup.resolve("model.safetensors"));
        }
      }
    }
  }

  private static Path[] ingredients(String method) {
    Path[] all = {GOLDEN.resolve("a"), GOLDEN.resolve("b"), GOLDEN.resolve("c")};
    return method.equals("slerp") ? new Path[] {all[0], all[1]} : all;
  }

  private static void assertSame(Path expectedFile, Path actualFile) {
    try (TensorSource expected = TensorFile.open(expectedFile);
        TensorSource actual = TensorFile.open(actualFile)) {
      assertEquals(Set.copyOf(expected.names()), Set.copyOf(actual.names()));
      for (String name : expected.names()) {
        assertEquals(expected.header(name).shape(), actual.header(name).shape());
        assertArrayEquals(expected.floats(name), actual.floats(name), TOLERANCE, name);
      }
    }
  }
}
