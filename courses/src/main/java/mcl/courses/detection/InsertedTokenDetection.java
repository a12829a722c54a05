package mcl.courses.detection;

import java.util.Arrays;
import java.util.stream.IntStream;
import mcl.courses.corruption.CorruptedRow;
import mcl.courses.corruption.Sequence;
import mcl.courses.corruption.SlotChooser;
import mcl.tokenization.batch.TokenBatch;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Inserted token detection (Chen et al. 2023, "Pre-training Language Model as a Multi-perspective
 * Course Learner"): masks are inserted into the text and filled by the generator; the discriminator
 * finds them. What is inserted never belongs, whatever it is, so the share of positive labels is
 * fixed by the rate, however good the generator becomes.
 *
 * <p>An inserted place has no true token: the generator learns nothing here. A sequence that grew
 * too long is cut from behind, before the places are chosen, so that none of them is lost; the
 * closing separator stays. Nothing is inserted between two documents. There are at most as many
 * inserted places as gaps between the tokens that stay.
 */
public record InsertedTokenDetection(SlotChooser chooser) implements DetectionCourse {

  @Override
  public CorruptedRow corrupt(Sequence sequence, UniformRandomProvider random) {
    int wanted = chooser.count(sequence.ids());
    Text text = Text.of(sequence, sequence.length() - wanted, chooser.special().separator());
    int[] gaps = SlotChooser.draw(text.gaps(), wanted, random);
    return text.with(gaps, sequence.length(), chooser);
  }

  /** The tokens that stay, without padding. */
  private record Text(int[] ids, int[] documents) {
    /** The first tokens of a sequence, and its closing separator if it has one. */
    static Text of(Sequence sequence, int longest, int separator) {
      int used = sequence.used();
      int length = Math.min(used, longest);
      int[] ids = Arrays.copyOf(sequence.ids(), length);
      if (length > 0 && length < used && sequence.ids()[used - 1] == separator) {
        ids[length - 1] = separator;
      }
      return new Text(ids, Arrays.copyOf(sequence.documents(), length));
    }

    /** The positions before which something can be inserted. */
    int[] gaps() {
      return IntStream.range(1, ids.length)
          .filter(position -> documents[position] == documents[position - 1])
          .toArray();
    }

    /** The text with a mask before each of these positions, padded to the given length. */
    CorruptedRow with(int[] gaps, int length, SlotChooser chooser) {
      int[] inputs = new int[length];
      int[] truth = new int[length];
      int[] places = new int[length];
      int[] slots = new int[gaps.length];
      Arrays.fill(inputs, chooser.special().padding());
      Arrays.fill(truth, chooser.special().padding());
      Arrays.fill(places, TokenBatch.PADDING);
      int to = 0;
      int gap = 0;
      for (int from = 0; from < ids.length; from++) {
        places[to] = documents[from];
        if (gap < gaps.length && gaps[gap] == from) {
          inputs[to] = chooser.special().mask();
          truth[to] = CorruptedRow.NO_TRUTH;
          slots[gap++] = to++;
          places[to] = documents[from];
        }
        inputs[to] = ids[from];
        truth[to++] = ids[from];
      }
      return CorruptedRow.of(inputs, truth, places, slots);
    }
  }
}
