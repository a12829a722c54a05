package mcl.courses.corruption;

import java.util.Arrays;
import mcl.base.check.Require;

/**
 * The positions of a batch that a course corrupts, with the tokens that stood there. Ordered by
 * row, then position. Immutable.
 */
public final class Slots {
  private final int[] places;
  private final int[] originals;
  private final int[] perRow;

  private Slots(int[] places, int[] originals, int[] perRow) {
    this.places = places;
    this.originals = originals;
    this.perRow = perRow;
  }

  /**
   * Slots from their positions in each row.
   *
   * @param ids the original ids (B, T), row after row
   * @param positions for each of the B rows the positions corrupted in it
   */
  public static Slots of(int[] ids, int columns, int[][] positions) {
    Require.argument(
        ids.length == positions.length * columns,
        "%d ids are not %d rows of %d",
        ids.length,
        positions.length,
        columns);
    int count = Arrays.stream(positions).mapToInt(row -> row.length).sum();
    int[] places = new int[count];
    int[] originals = new int[count];
    int next = 0;
    for (int row = 0; row < positions.length; row++) {
      for (int position : positions[row]) {
        places[next] = row * columns + position;
        originals[next] = ids[places[next]];
        next++;
      }
    }
    return new Slots(
        places, originals, Arrays.stream(positions).mapToInt(row -> row.length).toArray());
  }

  /** How many there are. */
  public int count() {
    return places.length;
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

  /** The token that stood at each. */
  public int[] originals() {
    return originals.clone();
  }
}
