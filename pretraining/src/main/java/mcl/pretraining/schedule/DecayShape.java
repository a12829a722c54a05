package mcl.pretraining.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.function.DoubleUnaryOperator;

/** How a rate falls, under the names of Hugging Face's {@code get_wsd_schedule}. */
@RetainJavadoc
public enum DecayShape {
  /** 1 - p, p the share of the fall that is over. */
  @JsonProperty("linear")
  LINEAR(passed -> 1 - passed),

  /** (1 + cos(pi p)) / 2. */
  @JsonProperty("cosine")
  COSINE(passed -> (1 + Math.cos(Math.PI * passed)) / 2),

  /** 1 - sqrt(p) (Haegele et al. 2024, section 3). */
  @JsonProperty("1-sqrt")
  ONE_MINUS_SQRT(passed -> 1 - Math.sqrt(passed));

  private final DoubleUnaryOperator left;

  DecayShape(DoubleUnaryOperator left) {
    this.left = left;
  }

  /**
   * The value on the way from one to the other.
   *
   * @param passed p, how much of the way lies behind, between 0 and 1
   */
  double between(double top, double end, double passed) {
    return end + (top - end) * left.applyAsDouble(passed);
  }
}
