package mcl.courses.detection;

import mcl.courses.corruption.CorruptedRow;
import mcl.courses.corruption.Sequence;
import mcl.courses.corruption.SlotChooser;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Swapped token detection (Chen et al. 2023, "Pre-training Language Model as a Multi-perspective
 * Course Learner"): the tokens at the slots change places among themselves. The generator reads the
 * disorder and says what belongs there; the discriminator finds what is not the original token.
 *
 * <p>No slot keeps its token where that is possible: a random order is mended by exchanging each
 * token that stands where it, or its like, stood before with another that may go there. As long as
 * no token fills more than half of the slots, there always is one.
 */
public record SwappedTokenDetection(SlotChooser chooser) implements DetectionCourse {

  @Override
  public CorruptedRow corrupt(Sequence sequence, UniformRandomProvider random) {
    int[] ids = sequence.ids();
    int[] slots = chooser.choose(ids, random);
    int[] before = new int[slots.length];
    for (int i = 0; i < slots.length; i++) {
      before[i] = ids[slots[i]];
    }
    int[] after = before.clone();
    shuffle(after, random);
    mend(before, after, random);
    for (int i = 0; i < slots.length; i++) {
      ids[slots[i]] = after[i];
    }
    return CorruptedRow.of(ids, sequence.ids(), sequence.documents(), slots);
  }

  /** Fisher and Yates. */
  private static void shuffle(int[] tokens, UniformRandomProvider random) {
    for (int i = tokens.length - 1; i > 0; i--) {
      exchange(tokens, i, random.nextInt(i + 1));
    }
  }

  private static void mend(int[] before, int[] after, UniformRandomProvider random) {
    for (int i = 0; i < after.length; i++) {
      if (after[i] == before[i]) {
        int start = random.nextInt(after.length);
        for (int turn = 0; turn < after.length; turn++) {
          int other = (start + turn) % after.length;
          if (after[other] != before[i] && after[i] != before[other]) {
            exchange(after, i, other);
            break;
          }
        }
      }
    }
  }

  private static void exchange(int[] tokens, int one, int other) {
    int token = tokens[one];
    tokens[one] = tokens[other];
    tokens[other] = token;
  }
}
