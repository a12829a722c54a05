package mcl.pretraining.loop;

import ai.djl.ndarray.NDManager;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.bridge.ops.PlainOps;
import mcl.bridge.ops.TensorOps;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.DropoutMasks;

/**
 * The dropout of a run: a pure function of (seed, step, number of the micro-batch). So a step in
 * micro-batches drops other values than one in a single pass. Not for several threads.
 */
public final class StepDropout {
  private final RandomStreams random;
  private final DropoutMasks masks;

  /** The dropout of the run with these random streams, applied by DJL's own operations. */
  public StepDropout(RandomStreams random) {
    this(random, new PlainOps());
  }

  /** The dropout of the run with these random streams. */
  public StepDropout(RandomStreams random, TensorOps ops) {
    this.random = random;
    this.masks = new DropoutMasks(ops);
  }

  /**
   * The dropout of one micro-batch.
   *
   * @param scope owns the masks; must stay open until the backward pass is done
   * @param part the number of the micro-batch in its step, from 0
   */
  public Dropout at(NDManager scope, long step, int part) {
    return masks.at(
        scope,
        part == 0
            ? random.stream(Purpose.DROPOUT, step)
            : random.stream(Purpose.DROPOUT, step, part));
  }
}
