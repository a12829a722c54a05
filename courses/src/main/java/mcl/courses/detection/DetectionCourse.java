package mcl.courses.detection;

import ai.djl.ndarray.NDArray;
import mcl.courses.DetectionKind;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.Corruption;

/**
 * One question put to the discriminator: what to corrupt, what to show, and which positions are
 * "replaced". A course runs no network.
 */
public interface DetectionCourse {
  /** Which course it is. */
  DetectionKind kind();

  /** What it does to a batch. */
  Corruption corruption();

  /**
   * What the discriminator reads.
   *
   * @param cleanIds the original ids, int64 (B, T)
   * @param places where the slots stand in the flattened batch, int64 (slots)
   * @param sampled the generator's guesses there, int64 (slots)
   * @return token ids, int64 (B, T)
   */
  NDArray shown(NDArray cleanIds, NDArray places, NDArray sampled);

  /** The label of each position: 1 where the discriminator should say "replaced" (B, T). */
  NDArray labels(NDArray cleanIds, NDArray shown, CorruptedBatch batch);
}
