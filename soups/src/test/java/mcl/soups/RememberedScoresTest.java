package mcl.soups;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import mcl.soups.recipe.SoupRecipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A search that goes on: what was judged before is not made and judged again. */
final class RememberedScoresTest {
  @TempDir Path folder;

  /** Counts its judgements; likes soups of the first model. */
  private static final class Scorer implements SoupScorer {
    private final Map<List<Double>, Double> memory;
    private int judged;

    Scorer(Map<List<Double>, Double> memory) {
      this.memory = memory;
    }

    @Override
    public double score(Path model) {
      judged++;
      return judged;
    }

    @Override
    public OptionalDouble remembered(List<Double> weights) {
      Double score = memory.get(weights);
      return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
    }

    @Override
    public void remember(List<Double> weights, double score) {
      memory.put(weights, score);
    }
  }

  private Optional<Double> cook(SoupRecipe recipe, Scorer scorer, String out) throws IOException {
    try (SoupKitchen kitchen = new Cooking(folder).kitchen(recipe)) {
      return kitchen.cook(folder.resolve(out), Optional.of(scorer)).score();
    }
  }

  @Test
  void onlyWhatIsNewIsJudged() throws IOException {
    Path one = TinyModel.random(1).write(folder.resolve("one"));
    Path two = TinyModel.random(2).write(folder.resolve("two"));
    SoupRecipe recipe =
        new Cooking(folder).recipe("'method': 'greedy', 'judge': {'by': 'me'}", one, two);
    Map<List<Double>, Double> memory = new HashMap<>();
    Scorer first = new Scorer(memory);
    assertEquals(Optional.of(3.0), cook(recipe, first, "first"), "two alone, then with one");
    assertEquals(3, first.judged);
    Scorer again = new Scorer(memory);
    assertEquals(Optional.of(3.0), cook(recipe, again, "again"));
    assertEquals(0, again.judged);
    memory.remove(List.of(1.0, 1.0));
    assertEquals(Optional.of(2.0), cook(recipe, again, "third"), "1 is no better than 2");
    assertEquals(1, again.judged);
  }
}
