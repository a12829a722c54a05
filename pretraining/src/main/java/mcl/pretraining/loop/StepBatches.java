package mcl.pretraining.loop;

import java.util.List;
import java.util.function.LongFunction;
import mcl.base.random.RandomStreams;
import mcl.courses.Assignment;
import mcl.courses.Preparation;
import mcl.pretraining.BatchConfig;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.TokenBatch;

/**
 * What each step, counted from 0, is to learn from, in micro-batches: a pure function of (seed,
 * step). A step goes on in the endless run of sequences where the one before it ended.
 *
 * @param sequences of the training text
 * @param preparation what the courses make of them
 * @param config how many there are in a step
 * @param random the run's
 */
public record StepBatches(
    BatchStream sequences, Preparation preparation, BatchConfig config, RandomStreams random)
    implements LongFunction<List<Assignment>> {
  @Override
  public List<Assignment> apply(long step) {
    return preparation.at(text(step), random, step).parts(config.microBatch(), random, step);
  }

  /** The text that a step reads, before any course changes it. */
  public TokenBatch text(long step) {
    return sequences.rows(config.sizes().before(step), config.sizes().at(step));
  }
}
