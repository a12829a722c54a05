package mcl.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: at most four significant digits, whole numbers in full. */
final class Numbers {
  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final MathContext CHART_DIGITS = new MathContext(7);
  private static final double LARGEST_WHOLE = 1e15;
  private static final double SMALLEST_PLAIN = 1e-3;

  private Numbers() {}

  static String text(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < SMALLEST_PLAIN || size >= LARGEST_WHOLE)) {
      return format("0.000E0").format(value).replace('E', 'e');
    }
    return format("#,##0.######").format(isWhole(value) ? value + 0.0 : rounded(value));
  }

  /** What a chart's data hold: null for a gap; seven digits, which is more than a screen shows. */
  static Number json(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    return isWhole(value)
        ? (Number) (long) value
        : new BigDecimal(value).round(CHART_DIGITS).doubleValue();
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(FOUR_DIGITS).doubleValue();
  }

  /** A new one each time: the class is not safe for several threads. */
  private static DecimalFormat format(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  private static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE;
  }
}
