package mcl.model;

import java.util.Locale;

/**
 * How far values are from reference values. It is printed, and so stands in Surefire's output of
 * the test, from where the docs have it.
 */
public final class Difference {
  private Difference() {}

  /** Prints the largest difference, and what that is of the largest expected value. */
  public static void print(String what, float[] expected, float[] actual) {
    double largest = 0;
    double scale = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs((double) expected[i] - actual[i]));
      scale = Math.max(scale, Math.abs(expected[i]));
    }
    System.out.printf(
        Locale.ROOT, "%s differs by %.1e, %.1e of it%n", what, largest, largest / scale);
  }

  /** The same of one value. */
  public static void print(String what, double expected, double actual) {
    print(what, new float[] {(float) expected}, new float[] {(float) actual});
  }
}
