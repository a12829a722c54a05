package mcl.courses.detection;

import mcl.courses.corruption.CorruptedRow;
import mcl.courses.corruption.Sequence;
import mcl.courses.corruption.SlotChooser;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Replaced token detection (Clark et al. 2020, "ELECTRA: Pre-training Text Encoders as
 * Discriminators Rather Than Generators"): the generator fills masked slots, the discriminator
 * finds the tokens that are not the original ones. A lucky guess counts as original.
 *
 * <p>A part of the slots is left as it is, so that the generator must also say something of
 * unmasked tokens (google-research/electra, {@code pretrain_helpers.mask}).
 */
public record ReplacedTokenDetection(SlotChooser chooser) implements DetectionCourse {
  /** The share of slots that are masked. */
  private static final double MASKED_SHARE = 0.85;

  @Override
  public CorruptedRow corrupt(Sequence sequence, UniformRandomProvider random) {
    int[] inputs = sequence.ids();
    int[] slots = chooser.choose(inputs, random);
    for (int slot : slots) {
      if (random.nextDouble() < MASKED_SHARE) {
        inputs[slot] = chooser.special().mask();
      }
    }
    return CorruptedRow.of(inputs, sequence.ids(), sequence.documents(), slots);
  }
}
