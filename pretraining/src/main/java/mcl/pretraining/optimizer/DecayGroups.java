package mcl.pretraining.optimizer;

/** Which weights decay: all but biases and layer normalisation (BERT, {@code optimization.py}). */
public final class DecayGroups {
  private DecayGroups() {}

  /** Whether the weight with this stored name decays. */
  public static boolean decays(String name) {
    return !name.endsWith(".bias") && !name.contains("LayerNorm");
  }
}
