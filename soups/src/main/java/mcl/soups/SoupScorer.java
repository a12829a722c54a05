package mcl.soups;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Says how good a model is. */
@FunctionalInterface
public interface SoupScorer {
  /**
   * Judges the model in a folder, which looks as an ingredient does.
   *
   * @return higher is better
   * @throws mcl.base.check.UserException if it cannot be judged
   */
  double score(Path model) throws IOException;

  /**
   * The score of the soup with these weights, where it is known from an earlier search: then the
   * soup is not made again.
   */
  default OptionalDouble remembered(List<Double> weights) {
    return OptionalDouble.empty();
  }

  /** Is told the score of a soup that it has judged. */
  default void remember(List<Double> weights, double score) throws IOException {}
}
