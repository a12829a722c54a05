package mcl.soups;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.safetensors.Dtype;
import mcl.soups.method.Gram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Differences from a base as vectors over all tensors. */
final class ChangeAnglesTest {
  @TempDir Path folder;

  private Path model(String name, float first, float second, float third) throws IOException {
    return new TinyModel()
        .with("a", Dtype.F32, first, second)
        .with("b", Dtype.F32, third)
        .write(folder.resolve(name));
  }

  @Test
  void allTensorsOfAPartAreOneVector() throws IOException {
    Path base = model("base", 1, 1, 1);
    Path east = model("east", 4, 1, 5);
    Path north = model("north", 1, 3, 1);
    Path back = model("back", -2, 1, -3);
    Map<String, Gram> angles = ChangeAngles.of(List.of(east, north, back), base, 2, () -> false);
    assertEquals(List.of(""), List.copyOf(angles.keySet()));
    Gram gram = angles.get("");
    assertEquals(25, gram.product(0, 0));
    assertEquals(0, gram.cosine(0, 1));
    assertEquals(-1, gram.cosine(2, 0));
  }
}
