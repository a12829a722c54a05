package mcl.soups.search;

import java.math.BigDecimal;
import java.math.MathContext;

/** Scores as people read them. */
public final class Scores {
  private static final MathContext DIGITS = new MathContext(6);

  private Scores() {}

  /** Six digits; not finite ones by their name. */
  public static String text(double score) {
    return Double.isFinite(score)
        ? new BigDecimal(score).round(DIGITS).stripTrailingZeros().toPlainString()
        : String.valueOf(score);
  }
}
