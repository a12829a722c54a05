package mcl.base.check;

import java.util.Locale;

/**
 * Says in one line who is to blame: the caller ({@link #argument}) or this code ({@link #state}).
 */
public final class Require {
  private Require() {}

  /**
   * Throws unless {@code holds}.
   *
   * @param message a {@link String#format} pattern that holds the offending value and the repair
   * @throws IllegalArgumentException if the condition does not hold
   */
  public static void argument(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
    }
  }

  /**
   * Throws unless {@code holds}.
   *
   * @throws IllegalStateException if the condition does not hold
   */
  public static void state(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalStateException(String.format(Locale.ROOT, message, values));
    }
  }
}
