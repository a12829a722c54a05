package mcl.soups.search;

import java.io.IOException;
import java.util.List;

/** Makes soups of the ingredients and has them judged. */
public interface Tasting {
  /** The number of ingredients. */
  int ingredients();

  /**
   * Has the soup with these weights judged; what has been judged before is not judged again.
   *
   * @param weights one for each ingredient; with one of them alone, the ingredient itself is judged
   * @return as the judge gave it
   */
  double score(List<Double> weights) throws IOException;

  /** Whether a score is better than another. */
  boolean isBetter(double score, double than);
}
