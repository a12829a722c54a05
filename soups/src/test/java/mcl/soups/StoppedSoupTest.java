package mcl.soups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mcl.base.check.Stopped;
import mcl.soups.recipe.SoupRecipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a soup is told to stop, in merging or in hashing, nothing of it is left. */
final class StoppedSoupTest {
  @TempDir Path folder;

  @Test
  void leavesNothing() throws IOException {
    Path one = TinyModel.random(1).write(folder.resolve("one"));
    Path two = TinyModel.random(2).write(folder.resolve("two"));
    SoupRecipe recipe = new Cooking(folder).recipe("'method': 'uniform'", one, two);
    Path kitchens = Files.createDirectory(folder.resolve("kitchens"));
    int times = 1;
    while (!cooks(recipe, kitchens, times)) {
      try (Stream<Path> left = Files.list(kitchens)) {
        assertEquals(List.of(), left.toList());
      }
      times++;
    }
    assertTrue(
        times > 5, "a soup of three tensors of two files was told to stop " + times + " times");
  }

  private static boolean cooks(SoupRecipe recipe, Path kitchens, int times) throws IOException {
    AtomicInteger asked = new AtomicInteger();
    SoupKitchen.Equipment equipment =
        new SoupKitchen.Equipment(
            1, "test", () -> asked.incrementAndGet() >= times, SoupListener.NONE);
    Path out = kitchens.resolve("soup");
    try (SoupKitchen kitchen = SoupKitchen.open(recipe, equipment)) {
      kitchen.cook(out, Optional.empty());
      return true;
    } catch (Stopped e) {
      return false;
    }
  }
}
