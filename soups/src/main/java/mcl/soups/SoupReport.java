package mcl.soups;

import java.util.List;
import java.util.Optional;
import mcl.soups.search.Verdict;

/**
 * What a soup was made of.
 *
 * @param lines one for each ingredient, in their order
 * @param score of the soup, where it was judged
 */
public record SoupReport(List<Line> lines, Optional<Double> score) {
  /** Takes a copy. */
  public SoupReport {
    lines = List.copyOf(lines);
  }

  /**
   * One ingredient.
   *
   * @param name as the user gave it
   * @param weight in the formula, for most tensors
   * @param verdict where a search looked for weights
   */
  public record Line(String name, double weight, Optional<Verdict> verdict) {}
}
