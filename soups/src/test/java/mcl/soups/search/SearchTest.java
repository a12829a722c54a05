package mcl.soups.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Searches against judges whose taste is known. */
final class SearchTest {
  /** A judge who knows a formula. */
  private record Formula(
      int ingredients, boolean higher, ToDoubleFunction<double[]> score, List<List<Double>> asked)
      implements Tasting {
    Formula(int ingredients, boolean higher, ToDoubleFunction<double[]> score) {
      this(ingredients, higher, score, new ArrayList<>());
    }

    @Override
    public double score(List<Double> weights) {
      asked.add(weights);
      double sum = weights.stream().mapToDouble(Double::doubleValue).sum();
      return score.applyAsDouble(weights.stream().mapToDouble(it -> it / sum).toArray());
    }

    @Override
    public boolean isBetter(double one, double than) {
      return higher ? one > than : one < than;
    }
  }

  @Test
  void greedyTakesThemFromTheBestAndOnlyWhatHelps() throws IOException {
    // The second is the best; with the first it is better, the third harms, the fourth changes
    // nothing.
    Formula judge =
        new Formula(
            4,
            true,
            w ->
                w[2] > 0
                    ? 0.1
                    : w[0] > 0 && w[1] > 0 ? 0.9 : w[1] > 0 ? 0.8 : w[0] > 0 ? 0.7 : 0.6);
    SearchResult result = new GreedySearch().search(judge);
    assertEquals(List.of(1.0, 1.0, 0.0, 0.0), result.weights());
    assertEquals(0.9, result.score());
    assertEquals("kept: the best by itself", result.verdicts().get(1).words());
    assertEquals("kept: the soup goes from 0.8 to 0.9", result.verdicts().get(0).words());
    assertEquals("refused: the soup would go from 0.9 to 0.1", result.verdicts().get(2).words());
    // Not strictly better.
    assertEquals("refused: the soup would go from 0.9 to 0.9", result.verdicts().get(3).words());
    assertEquals(4 + 3, judge.asked().size());
  }

  @Test
  void greedyFollowsLossesDownwards() throws IOException {
    Formula judge = new Formula(3, false, w -> w[0] + 2 * w[1] + 3 * w[2]);
    SearchResult result = new GreedySearch().search(judge);
    assertEquals(List.of(1.0, 0.0, 0.0), result.weights());
    assertEquals(1, result.score());
  }

  @Test
  void learnedWeightsComeNearTheBest() throws IOException {
    double[] best = {0.2, 0.5, 0.3};
    ToDoubleFunction<double[]> distance =
        w -> {
          double sum = 0;
          for (int i = 0; i < 3; i++) {
            sum += (w[i] - best[i]) * (w[i] - best[i]);
          }
          return sum;
        };
    Formula judge = new Formula(3, false, distance);
    SearchResult result = new LearnedSearch(0).search(judge);
    assertArrayEquals(
        best, result.weights().stream().mapToDouble(Double::doubleValue).toArray(), 0.01);
    assertTrue(judge.asked().size() <= 3 + 20 * 3, "asked " + judge.asked().size());
    Formula upwards = new Formula(3, true, w -> -distance.applyAsDouble(w));
    assertEquals(result.weights(), new LearnedSearch(0).search(upwards).weights());
  }

  @Test
  void learnedWeightsAreNoWorseThanAnyIngredientAlone() throws IOException {
    Formula judge = new Formula(3, true, w -> w[1] == 1 ? 1 : 0);
    SearchResult result = new LearnedSearch(7).search(judge);
    assertEquals(List.of(0.0, 1.0, 0.0), result.weights());
    assertEquals(1, result.score());
    assertEquals("refused: the best soup is without it", result.verdicts().get(0).words());
    assertEquals(3 + 7, judge.asked().size());
  }

  @Test
  void oneIngredientNeedsNoSearch() throws IOException {
    Formula judge = new Formula(1, true, w -> 5);
    assertEquals(List.of(1.0), new LearnedSearch(0).search(judge).weights());
    assertEquals(List.of(1.0), new GreedySearch().search(judge).weights());
  }

  @Test
  void softmaxDoesNotOverflow() {
    List<Double> weights = LearnedSearch.weights(new double[] {1000, -1000});
    assertEquals(List.of(0.0, 1.0, 0.0), weights);
  }
}
