package mcl.soups.method;

/**
 * DARE: drop and rescale. Each change x_i - b is dropped with probability 1 - density, and the
 * others are divided by the density, so that the expected change stays; then they are merged as in
 * {@link TaskArithmetic}, or with the election of signs of {@link Ties}.
 *
 * <p>Yu et al., "Language models are super Mario: absorbing abilities from homologous models as a
 * free lunch", ICML 2024 (arXiv 2311.03099).
 */
public final class Dare implements MergeMethod {
  private final boolean elects;

  private Dare(boolean elects) {
    this.elects = elects;
  }

  /** Adds up what is left. */
  public static Dare linear() {
    return new Dare(false);
  }

  /** Adds up what is left and has the elected sign. */
  public static Dare ties() {
    return new Dare(true);
  }

  @Override
  public Merge prepare(IngredientTensor tensor, MergeSettings settings) {
    return new ChangeMerge(settings, RandomDrop.of(tensor, settings), elects);
  }
}
