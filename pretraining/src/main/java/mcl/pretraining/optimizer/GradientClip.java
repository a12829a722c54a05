package mcl.pretraining.optimizer;

/**
 * Clipping by global norm (Pascanu et al. 2013): gradients longer than the limit are scaled to it.
 *
 * @param maxNorm the limit; 0 never scales
 */
public record GradientClip(double maxNorm) {
  /** PyTorch's {@code clip_grad_norm_} adds this to the norm, and so do we. */
  private static final double EPSILON = 1e-6;

  /** What every gradient is multiplied by. */
  public double scale(double globalNorm) {
    return maxNorm == 0 ? 1 : Math.min(1, maxNorm / (globalNorm + EPSILON));
  }
}
