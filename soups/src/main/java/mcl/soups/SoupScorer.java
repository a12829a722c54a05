package mcl.soups;

import java.io.IOException;
import java.nio.file.Path;

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
}
