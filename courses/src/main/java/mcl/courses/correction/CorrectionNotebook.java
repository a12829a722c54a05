package mcl.courses.correction;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import mcl.base.check.Require;
import mcl.courses.corruption.CorruptedBatch;
import mcl.tokenization.batch.TokenGrid;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * The correction notebook of one course in one step: what the discriminator got right and wrong,
 * position by position (Chen et al. 2023, section 3.3). Positions whose true token is special are
 * not judged and stand in no cell. Immutable.
 */
public final class CorrectionNotebook {
  private final CorruptedBatch batch;
  private final TokenGrid shown;
  private final NotebookCell[] cells;

  private CorrectionNotebook(CorruptedBatch batch, TokenGrid shown, NotebookCell[] cells) {
    this.batch = batch;
    this.shown = shown;
    this.cells = cells;
  }

  /**
   * Notes what the discriminator said.
   *
   * @param batch with a true token at every position
   * @param shown what the discriminator read (B, T)
   * @param logits what it said of each position, row after row: above 0 "replaced"
   */
  public static CorrectionNotebook of(
      CorruptedBatch batch, TokenGrid shown, float[] logits, SpecialTokens special) {
    int[] truth = batch.truth().toArray();
    int[] read = shown.toArray();
    Require.argument(
        read.length == truth.length && logits.length == truth.length,
        "%d tokens were shown and %d judged of %d",
        read.length,
        logits.length,
        truth.length);
    NotebookCell[] cells = new NotebookCell[truth.length];
    for (int i = 0; i < cells.length; i++) {
      if (!special.isSpecial(truth[i])) {
        cells[i] = NotebookCell.of(read[i] != truth[i], logits[i] > 0);
      }
    }
    return new CorrectionNotebook(batch, shown, cells);
  }

  /** The cell of a position; nothing where it was not judged. */
  public Optional<NotebookCell> cell(int row, int column) {
    return Optional.ofNullable(cells[row * shown.columns() + column]);
  }

  /** How many positions stand in each cell. */
  public Map<NotebookCell, Integer> counts() {
    Map<NotebookCell, Integer> counts = new EnumMap<>(NotebookCell.class);
    for (NotebookCell cell : NotebookCell.values()) {
      counts.put(cell, (int) Arrays.stream(cells).filter(cell::equals).count());
    }
    return Collections.unmodifiableMap(counts);
  }

  /**
   * The rows to revisit: those with a position in one of the cells.
   *
   * @param allowed the numbers of the rows that may be revisited in this step
   * @return places of rows in the batch, rising
   */
  public int[] rowsWith(Set<NotebookCell> wanted, Set<Integer> allowed) {
    return IntStream.range(0, shown.rows())
        .filter(row -> allowed.contains(batch.numbers().get(row)))
        .filter(row -> columnsWith(wanted, row).length > 0)
        .toArray();
  }

  /** The columns of a row that stand in one of the cells, rising. */
  public int[] columnsWith(Set<NotebookCell> wanted, int row) {
    return IntStream.range(0, shown.columns())
        .filter(column -> cell(row, column).filter(wanted::contains).isPresent())
        .toArray();
  }

  /** The batch it is about. */
  public CorruptedBatch batch() {
    return batch;
  }

  /** Some rows of the batch, written anew by what stands in the notebook. */
  TokenGrid rewrite(int[] rows, Rewriting rewriting) {
    TokenGrid right = batch.truth().rows(rows);
    TokenGrid read = shown.rows(rows);
    int[] values = right.toArray();
    for (int i = 0; i < values.length; i++) {
      int row = i / shown.columns();
      int column = i % shown.columns();
      Optional<NotebookCell> cell = cell(rows[row], column);
      values[i] = rewriting.at(cell, right.get(row, column), read.get(row, column));
    }
    return TokenGrid.of(rows.length, shown.columns(), values);
  }

  /** What to write at a position. */
  @FunctionalInterface
  interface Rewriting {
    /** The new value, by the position's cell, its true token and what the discriminator read. */
    int at(Optional<NotebookCell> cell, int truth, int shown);
  }
}
