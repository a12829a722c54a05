package mcl.courses.corruption;

import java.util.Arrays;
import java.util.List;
import mcl.base.check.Require;
import mcl.tokenization.batch.TokenGrid;

/**
 * The positions of a batch where the generator is asked, with the tokens that belong there. Ordered
 * by row, then position. Immutable.
 */
public final class Slots {
  private final int[] places;
  private final int[] truth;
  private final int[] perRow;

  private Slots(int[] places, int[] truth, int[] perRow) {
    this.places = places;
    this.truth = truth;
    this.perRow = perRow;
  }

  /**
   * Slots from their positions in each row.
   *
   * @param truth the token that belongs at each position of the batch (B, T), or {@link
   *     CorruptedRow#NO_TRUTH}
   * @param positions for each of the B rows the positions in it
   */
  public static Slots of(TokenGrid truth, List<int[]> positions) {
    Require.argument(
        truth.rows() == positions.size(),
        "%d rows have slots in %d rows",
        truth.rows(),
        positions.size());
    int[] perRow = positions.stream().mapToInt(row -> row.length).toArray();
    int[] places = new int[Arrays.stream(perRow).sum()];
    int[] tokens = new int[places.length];
    int next = 0;
    for (int row = 0; row < perRow.length; row++) {
      for (int position : positions.get(row)) {
        places[next] = row * truth.columns() + position;
        tokens[next] = truth.get(row, position);
        next++;
      }
    }
    return new Slots(places, tokens, perRow);
  }

  /** How many there are. */
  public int count() {
    return places.length;
  }

  /** How many of them have a true token. */
  public int known() {
    return (int) Arrays.stream(truth).filter(token -> token != CorruptedRow.NO_TRUTH).count();
  }

  /** The rows of the batch, B. */
  public int rows() {
    return perRow.length;
  }

  /** How many there are in a row. */
  public int count(int row) {
    return perRow[row];
  }

  /** Where each stands in the flattened batch: row x T + position. */
  public int[] places() {
    return places.clone();
  }

  /** The token that belongs at each, or {@link CorruptedRow#NO_TRUTH}. */
  public int[] truth() {
    return truth.clone();
  }
}
