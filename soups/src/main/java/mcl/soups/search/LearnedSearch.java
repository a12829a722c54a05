package mcl.soups.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Learned weights: the positive weights with sum 1 that score best. They are the softmax of free
 * numbers, one less than there are ingredients, that the simplex method of Nelder and Mead ("A
 * simplex method for function minimization", Computer Journal 7, 1965) moves, beginning with equal
 * weights. The learned soup of Wortsman et al. 2022 (arXiv 2203.05482, section 2) follows a
 * gradient instead, for which a judge need be a differentiable loss.
 *
 * <p>Each ingredient alone and the uniform soup are judged, too: what is found is no worse than any
 * of them.
 */
public final class LearnedSearch implements WeightSearch {
  /** The first moves weigh one ingredient e times as much as the others. */
  private static final double FIRST_STEP = 1;

  /** Scores that differ by less are the same to the search. */
  private static final double TOLERANCE = 1e-6;

  private final int evaluations;

  /**
   * A search.
   *
   * @param evaluations how many soups may be judged besides the ingredients; 0: 20 for each
   *     ingredient
   */
  public LearnedSearch(int evaluations) {
    this.evaluations = evaluations;
  }

  @Override
  public SearchResult search(Tasting tasting) throws IOException {
    Best best = new Best(tasting);
    int count = tasting.ingredients();
    double[] alone = new double[count];
    for (int i = 0; i < count; i++) {
      alone[i] = best.score(WeightSearch.alone(i, count));
    }
    if (count > 1) {
      climb(best, count);
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean kept = best.weights.get(i) > 0;
      verdicts.add(new Verdict(alone[i], kept, kept ? "" : "the best soup is without it"));
    }
    return new SearchResult(best.weights, best.score, verdicts);
  }

  private void climb(Best best, int count) throws IOException {
    int most = evaluations > 0 ? evaluations : 20 * count;
    try {
      new SimplexOptimizer(new SimpleValueChecker(-1, TOLERANCE))
          .optimize(
              new MaxEval(most),
              GoalType.MAXIMIZE,
              new InitialGuess(new double[count - 1]),
              new NelderMeadSimplex(count - 1, FIRST_STEP),
              new ObjectiveFunction(best::height));
    } catch (MathIllegalStateException e) {
      // All evaluations are used up; the best of them counts.
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Softmax, with 0 for the first ingredient. */
  static List<Double> weights(double[] free) {
    double highest = Math.max(0, DoubleStream.of(free).max().orElse(0));
    double[] shares =
        DoubleStream.concat(DoubleStream.of(0), DoubleStream.of(free))
            .map(it -> Math.exp(it - highest))
            .toArray();
    double sum = DoubleStream.of(shares).sum();
    return DoubleStream.of(shares).map(share -> share / sum).boxed().toList();
  }

  /** The best soup so far. */
  private static final class Best {
    private final Tasting tasting;
    private List<Double> weights;
    private double score;

    Best(Tasting tasting) {
      this.tasting = tasting;
    }

    double score(List<Double> tried) throws IOException {
      double reached = tasting.score(tried);
      if (weights == null || tasting.isBetter(reached, score)) {
        weights = tried;
        score = reached;
      }
      return reached;
    }

    double height(double[] free) {
      try {
        double reached = score(LearnedSearch.weights(free));
        return tasting.isBetter(1, 0) ? reached : -reached;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
