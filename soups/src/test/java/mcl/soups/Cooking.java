package mcl.soups;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mcl.base.json.Json;
import mcl.soups.recipe.SoupRecipe;

/** Makes soups in tests, from recipes as users write them. */
final class Cooking {
  private final Path folder;
  private int threads = 2;

  /** In a folder for recipes and soups. */
  Cooking(Path folder) {
    this.folder = folder;
  }

  Cooking withThreads(int number) {
    threads = number;
    return this;
  }

  /** A recipe for these ingredients; its other fields as in a file, with ' for ". */
  SoupRecipe recipe(String fields, Path... ingredients) {
    String names =
        Arrays.stream(ingredients)
            .map(path -> "'" + path + "'")
            .collect(Collectors.joining(", ", "'ingredients': [", "]"));
    Path file = folder.resolve("recipe.json");
    try {
      Files.writeString(file, ("{" + fields + ", " + names + "}").replace('\'', '"'));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return Json.read(file, SoupRecipe.class, SoupRecipe.defaults());
  }

  SoupKitchen kitchen(SoupRecipe recipe) {
    return SoupKitchen.open(
        recipe, new SoupKitchen.Equipment(threads, "test", () -> false, SoupListener.NONE));
  }

  /** The folder of the soup. */
  Path soup(String fields, Path... ingredients) throws IOException {
    Path out = folder.resolve("soup-" + System.nanoTime());
    try (SoupKitchen kitchen = kitchen(recipe(fields, ingredients))) {
      kitchen.cook(out, Optional.empty());
    }
    return out;
  }

  List<String> warnings(String fields, Path... ingredients) {
    try (SoupKitchen kitchen = kitchen(recipe(fields, ingredients))) {
      return kitchen.warnings();
    }
  }
}
