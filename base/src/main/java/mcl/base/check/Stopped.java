package mcl.base.check;

import java.util.function.BooleanSupplier;

/**
 * The user asked to stop, and what was being done was given up half way. Nothing of it is left: it
 * can be done again from its beginning.
 */
public final class Stopped extends RuntimeException {
  /** Of work that was given up. */
  public Stopped() {
    super("stopped as asked");
  }

  /**
   * Gives up if the user asked to stop.
   *
   * @param stop true from the moment on when the user did
   * @throws Stopped if so
   */
  public static void check(BooleanSupplier stop) {
    if (stop.getAsBoolean()) {
      throw new Stopped();
    }
  }
}
