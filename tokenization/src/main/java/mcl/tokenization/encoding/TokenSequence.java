package mcl.tokenization.encoding;

import java.util.Arrays;
import mcl.base.check.Require;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * The token ids of a text, and where in the text each token stands if that was asked for. Special
 * tokens are not among them. Immutable, equal by value.
 */
public final class TokenSequence {
  private final int[] ids;
  private final int[] starts;
  private final int[] ends;

  private TokenSequence(int[] ids, int[] starts, int[] ends) {
    this.ids = ids;
    this.starts = starts;
    this.ends = ends;
  }

  /** A sequence without places. The array is copied. */
  public static TokenSequence of(int... ids) {
    return owning(ids.clone());
  }

  /**
   * The sequence between the classification token and a separator, as encoders read a text; without
   * places.
   *
   * @param maxLength positions, the two special ones included; what is longer is cut
   */
  public TokenSequence framed(SpecialTokens special, int maxLength) {
    int kept = Math.min(length(), maxLength - 2);
    int[] framed = new int[kept + 2];
    framed[0] = special.classification();
    System.arraycopy(ids, 0, framed, 1, kept);
    framed[kept + 1] = special.separator();
    return owning(framed);
  }

  /** A sequence that takes the array over: the caller must not touch it again. */
  static TokenSequence owning(int[] ids) {
    return new TokenSequence(ids, null, null);
  }

  /** A sequence with places, which takes the arrays over. */
  static TokenSequence owning(int[] ids, int[] starts, int[] ends) {
    Require.argument(
        ids.length == starts.length && ids.length == ends.length,
        "%d ids, %d starts, %d ends",
        ids.length,
        starts.length,
        ends.length);
    return new TokenSequence(ids, starts, ends);
  }

  /** The number of tokens. */
  public int length() {
    return ids.length;
  }

  /** The id of the token at this position. */
  public int id(int position) {
    return ids[position];
  }

  /** A copy of the ids. */
  public int[] toArray() {
    return ids.clone();
  }

  /** Copies the ids to a place in another array. */
  public void copyTo(int[] target, int offset) {
    System.arraycopy(ids, 0, target, offset, ids.length);
  }

  /** Whether the places in the text are known. */
  public boolean hasPlaces() {
    return starts != null;
  }

  /** Where in the text the token begins, in UTF-16 code units, as {@link String} counts. */
  public int start(int position) {
    Require.state(hasPlaces(), "the text was encoded without places");
    return starts[position];
  }

  /** Where in the text the token ends, exclusive, in UTF-16 code units. */
  public int end(int position) {
    Require.state(hasPlaces(), "the text was encoded without places");
    return ends[position];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenSequence that
        && Arrays.equals(ids, that.ids)
        && Arrays.equals(starts, that.starts)
        && Arrays.equals(ends, that.ends);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ids);
  }

  @Override
  public String toString() {
    return Arrays.toString(ids);
  }
}
