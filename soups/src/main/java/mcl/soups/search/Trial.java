package mcl.soups.search;

import java.util.List;

/**
 * A soup that was judged.
 *
 * @param number counted from 1
 * @param weights of the ingredients
 */
public record Trial(int number, List<Double> weights, double score) {
  /** Takes a copy. */
  public Trial {
    weights = List.copyOf(weights);
  }
}
