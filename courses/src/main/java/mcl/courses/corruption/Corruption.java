package mcl.courses.corruption;

import mcl.base.random.RandomStreams;
import mcl.tokenization.batch.TokenBatch;

/** An edit of a batch on plain arrays; a pure function of (batch, seed, step). */
@FunctionalInterface
public interface Corruption {
  /** Corrupts a batch of the given step. */
  CorruptedBatch apply(TokenBatch batch, RandomStreams random, long step);
}
