package mcl.courses.corruption;

import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Writes the mask token over most of the slots and leaves the others as they are, so that the
 * generator must also say something of unmasked tokens (google-research/electra, {@code
 * pretrain_helpers.mask}).
 *
 * @param course the key of the course's random stream
 * @param maskedShare the share of slots that are masked, 0.85 in ELECTRA
 */
public record MaskSlots(SlotChooser chooser, long course, double maskedShare)
    implements Corruption {

  @Override
  public CorruptedBatch apply(TokenBatch batch, RandomStreams random, long step) {
    TokenGrid clean = batch.ids();
    int[] ids = clean.toArray();
    int[][] positions = new int[clean.rows()][];
    for (int row = 0; row < clean.rows(); row++) {
      UniformRandomProvider stream = random.stream(Purpose.CORRUPTION, step, row, course);
      positions[row] = chooser.choose(clean.row(row), stream);
      for (int position : positions[row]) {
        if (stream.nextDouble() < maskedShare) {
          ids[row * clean.columns() + position] = chooser.special().mask();
        }
      }
    }
    TokenGrid inputs = TokenGrid.of(clean.rows(), clean.columns(), ids);
    return new CorruptedBatch(batch, inputs, Slots.of(clean.toArray(), clean.columns(), positions));
  }
}
