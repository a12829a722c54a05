package mcl.finetuning.head;

import java.util.Arrays;

/**
 * What the outputs for an input should be, in numbers that its head's loss understands: a class
 * number, a score, or a class number for each token. Immutable, equal by value.
 */
public final class Target {
  /** In the place of a class number: no loss counts this token. */
  public static final int NOT_COUNTED = -1;

  private final double[] values;

  private Target(double[] values) {
    this.values = values;
  }

  /** Takes a copy of the numbers. */
  public static Target of(double... values) {
    return new Target(values.clone());
  }

  /** How many numbers there are. */
  public int length() {
    return values.length;
  }

  /** The number at this place. */
  public double at(int place) {
    return values[place];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Target that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
