package mcl.courses.correction;

import java.util.Optional;
import java.util.Set;
import mcl.courses.loss.LossShare;

/**
 * One way to learn from mistakes: what a player studies again, by what stands in the notebook.
 *
 * @param <L> the lesson of the player
 */
@FunctionalInterface
public interface CorrectionCourse<L> {
  /**
   * The lesson to take; nothing where there is no mistake of the kind.
   *
   * @param allowed the numbers of the rows that may be revisited in this step
   * @param loss how its loss counts
   */
  Optional<L> revise(CorrectionNotebook notebook, Set<Integer> allowed, LossShare loss);
}
