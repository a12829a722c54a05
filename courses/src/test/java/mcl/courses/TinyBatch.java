package mcl.courses;

import java.util.Arrays;
import java.util.stream.IntStream;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.CorruptedRow;
import mcl.model.TinyVocabulary;
import mcl.tokenization.batch.DataCursor;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;
import mcl.tokenization.vocabulary.SpecialTokens;

/** Batches of random words, made in memory. */
public final class TinyBatch {
  /** The special tokens of {@link TinyVocabulary}. */
  public static final SpecialTokens SPECIAL =
      new SpecialTokens(
          TinyVocabulary.PADDING,
          TinyVocabulary.UNKNOWN,
          TinyVocabulary.CLASSIFICATION,
          TinyVocabulary.SEPARATOR,
          TinyVocabulary.MASK);

  private TinyBatch() {}

  /** Sentences without padding, one document a row. */
  public static TokenBatch of(long seed, int rows, int columns) {
    return of(rows, TinyVocabulary.sentences(seed, rows, columns), new int[rows * columns]);
  }

  /** A batch of these ids, row after row, with these document numbers. */
  public static TokenBatch of(int rows, int[] ids, int[] documents) {
    int columns = ids.length / rows;
    return new TokenBatch(
        TokenGrid.of(rows, columns, ids),
        TokenGrid.of(rows, columns, documents),
        new DataCursor(0, 0));
  }

  /** The same batch with so many positions of padding behind each row. */
  public static TokenBatch padded(TokenBatch batch, int more) {
    int rows = batch.ids().rows();
    int columns = batch.ids().columns() + more;
    int[] ids = new int[rows * columns];
    int[] documents = new int[ids.length];
    Arrays.fill(documents, TokenBatch.PADDING);
    for (int row = 0; row < rows; row++) {
      int[] own = batch.ids().row(row);
      System.arraycopy(own, 0, ids, row * columns, own.length);
      System.arraycopy(batch.documents().row(row), 0, documents, row * columns, own.length);
    }
    return of(rows, ids, documents);
  }

  /** Rows with so many slots each, at their first positions. */
  public static CorruptedBatch slots(int... perRow) {
    int columns = IntStream.of(perRow).max().orElse(0);
    int[] nothing = new int[columns];
    return CorruptedBatch.of(
        IntStream.range(0, perRow.length).boxed().toList(),
        IntStream.of(perRow)
            .mapToObj(
                count ->
                    CorruptedRow.of(nothing, nothing, nothing, IntStream.range(0, count).toArray()))
            .toList(),
        columns);
  }
}
