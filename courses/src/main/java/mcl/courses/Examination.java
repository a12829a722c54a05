package mcl.courses;

import java.util.List;

/**
 * What to look at without learning.
 *
 * @param kinds the detection courses, each over the whole batch
 * @param detection whether the discriminator is asked too
 * @param correction whether mistakes are corrected too
 */
public record Examination(List<DetectionKind> kinds, boolean detection, boolean correction) {
  /** Copies the list. */
  public Examination {
    kinds = List.copyOf(kinds);
  }
}
