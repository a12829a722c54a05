package mcl.courses.corruption;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import mcl.base.check.Require;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;

/**
 * Rows of a batch as a course changed them.
 *
 * @param numbers for each of these B rows its number in the batch of the whole step
 * @param inputs what the generator reads (B, T)
 * @param truth the token that belongs at each position, or {@link CorruptedRow#NO_TRUTH} (B, T)
 * @param documents the document numbers, negative for padding (B, T)
 * @param slots where the generator is asked
 */
public record CorruptedBatch(
    List<Integer> numbers, TokenGrid inputs, TokenGrid truth, TokenGrid documents, Slots slots) {

  /** All parts must be of the same rows. */
  public CorruptedBatch {
    numbers = List.copyOf(numbers);
    Require.argument(
        numbers.size() == inputs.rows() && slots.rows() == inputs.rows(),
        "%d row numbers, %s and slots in %d rows do not belong together",
        numbers.size(),
        inputs,
        slots.rows());
  }

  /**
   * Changes rows of a batch, each by itself.
   *
   * @param numbers which rows
   * @param change from a sequence and its row number to the changed one
   */
  public static CorruptedBatch of(TokenBatch batch, List<Integer> numbers, RowChange change) {
    List<CorruptedRow> rows = new ArrayList<>();
    for (int number : numbers) {
      rows.add(change.apply(Sequence.of(batch, number), number));
    }
    return of(numbers, rows, batch.ids().columns());
  }

  /** What happens to a row. */
  @FunctionalInterface
  public interface RowChange {
    /** Changes the sequence of this number. */
    CorruptedRow apply(Sequence sequence, int number);
  }

  /** Changed rows of T positions, one below the other. */
  public static CorruptedBatch of(List<Integer> numbers, List<CorruptedRow> rows, int columns) {
    TokenGrid truth = grid(rows, columns, CorruptedRow::truth);
    return new CorruptedBatch(
        numbers,
        grid(rows, columns, CorruptedRow::inputs),
        truth,
        grid(rows, columns, CorruptedRow::documents),
        Slots.of(truth, rows.stream().map(CorruptedRow::slots).toList()));
  }

  private static TokenGrid grid(
      List<CorruptedRow> rows, int columns, Function<CorruptedRow, int[]> part) {
    int[] values = new int[rows.size() * columns];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(part.apply(rows.get(row)), 0, values, row * columns, columns);
    }
    return TokenGrid.of(rows.size(), columns, values);
  }

  /** Some of these rows, by their place here. */
  public CorruptedBatch rows(int[] places) {
    int[] starts = new int[slots.rows() + 1];
    for (int row = 0; row < slots.rows(); row++) {
      starts[row + 1] = starts[row] + slots.count(row);
    }
    int[] flat = slots.places();
    IntFunction<int[]> positions =
        row ->
            IntStream.range(starts[row], starts[row + 1])
                .map(i -> flat[i] - row * inputs.columns())
                .toArray();
    TokenGrid kept = truth.rows(places);
    return new CorruptedBatch(
        IntStream.of(places).mapToObj(numbers::get).toList(),
        inputs.rows(places),
        kept,
        documents.rows(places),
        Slots.of(kept, IntStream.of(places).mapToObj(positions).toList()));
  }

  /** The inputs with these tokens at the slots: what the discriminator reads (B, T). */
  public TokenGrid filled(int[] tokens) {
    int[] places = slots.places();
    Require.argument(
        tokens.length == places.length,
        "%d tokens do not fill %d slots",
        tokens.length,
        places.length);
    int[] filled = inputs.toArray();
    for (int i = 0; i < places.length; i++) {
      filled[places[i]] = tokens[i];
    }
    return TokenGrid.of(inputs.rows(), inputs.columns(), filled);
  }

  /** How many positions are no padding. */
  public long positions() {
    return IntStream.of(documents.toArray()).filter(number -> number != TokenBatch.PADDING).count();
  }
}
