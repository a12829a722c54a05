package mcl.courses.sampling;

import java.util.List;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.Slots;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * One uniform number in [0, 1) for each slot, from the random stream of its row and course, so that
 * a sample does not depend on the shape of the batch, threads or devices.
 */
public final class SlotUniforms {
  /** With 23 random bits, a number times any positive float stays below that float. */
  private static final int BITS = 23;

  private final float[] values;

  private SlotUniforms(float[] values) {
    this.values = values;
  }

  /** Draws the numbers of one course in one step. */
  public static SlotUniforms draw(
      CorruptedBatch batch, RandomStreams random, long step, long course) {
    Slots slots = batch.slots();
    float[] values = new float[slots.count()];
    int next = 0;
    for (int row = 0; row < slots.rows(); row++) {
      long number = batch.numbers().get(row);
      UniformRandomProvider stream = random.stream(Purpose.SAMPLING, step, number, course);
      for (int i = 0; i < slots.count(row); i++) {
        values[next++] = (stream.nextInt() >>> (Integer.SIZE - BITS)) * 0x1p-23f;
      }
    }
    return new SlotUniforms(values);
  }

  /** Those of several courses, one behind the other. */
  public static SlotUniforms joined(List<SlotUniforms> parts) {
    float[] values = new float[parts.stream().mapToInt(part -> part.values.length).sum()];
    int next = 0;
    for (SlotUniforms part : parts) {
      System.arraycopy(part.values, 0, values, next, part.values.length);
      next += part.values.length;
    }
    return new SlotUniforms(values);
  }

  /** The numbers, in the order of the slots. */
  public float[] values() {
    return values.clone();
  }
}
