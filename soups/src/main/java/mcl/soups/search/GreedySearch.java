package mcl.soups.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The greedy soup: the ingredients are tried from the best to the worst by their own score, and
 * each joins the uniform average of those before it if that makes the score better. Wortsman et al.
 * 2022 (arXiv 2203.05482), recipe 1, but for one difference: there an equal score is enough.
 */
public final class GreedySearch implements WeightSearch {
  @Override
  public SearchResult search(Tasting tasting) throws IOException {
    int count = tasting.ingredients();
    double[] alone = new double[count];
    for (int i = 0; i < count; i++) {
      alone[i] = tasting.score(WeightSearch.alone(i, count));
    }
    List<Integer> order = fromBestToWorst(alone, tasting);
    Verdict[] verdicts = new Verdict[count];
    int best = order.get(0);
    List<Double> weights = WeightSearch.alone(best, count);
    double score = alone[best];
    verdicts[best] = new Verdict(score, true, "the best by itself");
    for (int next : order.subList(1, count)) {
      List<Double> wider = new ArrayList<>(weights);
      wider.set(next, 1.0);
      double reached = tasting.score(wider);
      boolean better = tasting.isBetter(reached, score);
      verdicts[next] = new Verdict(alone[next], better, reason(reached, score, better));
      if (better) {
        weights = wider;
        score = reached;
      }
    }
    return new SearchResult(weights, score, Arrays.asList(verdicts));
  }

  private static List<Integer> fromBestToWorst(double[] alone, Tasting tasting) {
    Comparator<Integer> betterFirst =
        (one, other) ->
            tasting.isBetter(alone[one], alone[other])
                ? -1
                : tasting.isBetter(alone[other], alone[one]) ? 1 : 0;
    return IntStream.range(0, alone.length).boxed().sorted(betterFirst).toList();
  }

  private static String reason(double reached, double before, boolean better) {
    return String.format(
        Locale.ROOT,
        better ? "the soup goes from %s to %s" : "the soup would go from %s to %s",
        Scores.text(before),
        Scores.text(reached));
  }
}
