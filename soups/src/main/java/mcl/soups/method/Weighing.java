package mcl.soups.method;

/** Where the weights of the ingredients come from. */
public enum Weighing {
  /** All the same. */
  EQUAL,
  /** The user gives them; all the same if not. */
  GIVEN,
  /**
   * An exponential moving average, e_0 = x_0 and e_i = decay e_(i-1) + (1 - decay) x_i, over the
   * ingredients in their order.
   */
  DECAYING,
  /** Ingredients join one after the other as long as a score rises. */
  GREEDY,
  /** Those with the best score that a search finds. */
  LEARNED;

  /** Whether the weights depend on how well soups do. */
  public boolean needsJudge() {
    return this == GREEDY || this == LEARNED;
  }
}
