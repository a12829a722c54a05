package mcl.soups.method;

/** A number that a method's formula may read. */
public enum FormulaNumber {
  WEIGHTS,
  T,
  DENSITY,
  LAMBDA,
  NORMALIZE,
  SEED,
  DECAY
}
