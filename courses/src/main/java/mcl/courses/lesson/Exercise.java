package mcl.courses.lesson;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import mcl.tokenization.batch.TokenGrid;

/**
 * What the discriminator reads, and what it should say of each position. Where it lies on the
 * device, the first call for it on the host waits, and must come before the step's scope closes.
 */
public interface Exercise {
  /**
   * The tokens that it reads, int64 (B, T).
   *
   * @param scope owns the result
   */
  NDArray ids(NDManager scope);

  /**
   * 1 where the token does not belong, else 0, float32 (B, T).
   *
   * @param ids what {@link #ids} gave
   */
  NDArray replaced(NDManager scope, NDArray ids);

  /** 1 where it is asked, else 0, float32 (B, T). */
  NDArray asked(NDManager scope);

  /** The tokens that it reads, on the host (B, T). */
  TokenGrid shown();

  /** One of {@link Labels} for each position, on the host (B, T). */
  TokenGrid labels();
}
