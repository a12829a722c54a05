package mcl.soups.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param weights of the best soup, one for each ingredient
 * @param score of the best soup
 * @param verdicts what became of each ingredient
 */
public record SearchResult(List<Double> weights, double score, List<Verdict> verdicts) {
  /** Takes copies. */
  public SearchResult {
    weights = List.copyOf(weights);
    verdicts = List.copyOf(verdicts);
  }
}
