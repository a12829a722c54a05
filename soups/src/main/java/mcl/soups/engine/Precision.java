package mcl.soups.engine;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The type in which linear combinations are added up. Formulas that look at single changes (TIES,
 * DARE, task arithmetic) and tensors of float64 always take float64.
 */
public enum Precision {
  /** As wide as the widest usual type of weights. */
  @JsonProperty("float32")
  FLOAT32,
  /** Wider than needed, and half as fast. */
  @JsonProperty("float64")
  FLOAT64
}
