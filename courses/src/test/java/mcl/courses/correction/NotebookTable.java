package mcl.courses.correction;

import java.util.Arrays;
import java.util.List;
import mcl.courses.TinyBatch;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.CorruptedRow;
import mcl.tokenization.batch.TokenGrid;

/**
 * A notebook by hand. Three rows of six positions, with the numbers 2, 5 and 9 in their step:
 *
 * <pre>
 *        truth                  shown                  said
 * 2      [CLS]  5  6  7  8 [SEP]  [CLS]  5  9  7 10 [SEP]  o o r r o r
 * 5      [CLS] 11 12 13 [SEP] -   [CLS] 11 12 13 [SEP] -   r o o r o r
 * 9      [CLS] 14 15 [SEP] -  -   [CLS] 16 17 [SEP] -  -   o r r r o o
 *
 * cells
 * 2      - SETTLED  CAUGHT   FALSE_ALARM  FOOLED -
 * 5      - SETTLED  SETTLED  FALSE_ALARM  -      -
 * 9      - CAUGHT   CAUGHT   -            -      -
 * </pre>
 */
final class NotebookTable {
  static final int MASK = TinyBatch.SPECIAL.mask();

  private static final int[][] TRUTH = {
    {2, 5, 6, 7, 8, 3}, {2, 11, 12, 13, 3, 0}, {2, 14, 15, 3, 0, 0}
  };
  static final TokenGrid SHOWN =
      TokenGrid.of(3, 6, new int[] {2, 5, 9, 7, 10, 3, 2, 11, 12, 13, 3, 0, 2, 16, 17, 3, 0, 0});
  private static final int[][] DOCUMENTS = {
    {0, 0, 0, 0, 0, 0}, {0, 0, 1, 1, 1, -1}, {0, 0, 0, 0, -1, -1}
  };
  private static final int[][] SLOTS = {{2, 4}, {1}, {1, 2}};

  /** Exactly 0 is "original". */
  private static final float[] LOGITS = {
    -1, -0.1f, 3, 0.1f, 0, 9,
    4, -3, 0, 2, -1, 5,
    -1, 1, 1e-6f, 7, -2, -2
  };

  private NotebookTable() {}

  static CorruptedBatch batch() {
    CorruptedRow[] rows = new CorruptedRow[TRUTH.length];
    for (int row = 0; row < rows.length; row++) {
      int[] inputs = TRUTH[row].clone();
      for (int slot : SLOTS[row]) {
        inputs[slot] = MASK;
      }
      rows[row] = CorruptedRow.of(inputs, TRUTH[row], DOCUMENTS[row], SLOTS[row]);
    }
    return CorruptedBatch.of(List.of(2, 5, 9), List.of(rows), 6);
  }

  static CorrectionNotebook notebook() {
    return CorrectionNotebook.of(batch(), SHOWN, LOGITS, TinyBatch.SPECIAL);
  }

  /** What the discriminator never doubts. */
  static CorrectionNotebook withoutMistakes() {
    CorruptedBatch batch = batch();
    float[] logits = new float[18];
    Arrays.fill(logits, -1);
    return CorrectionNotebook.of(batch, batch.truth(), logits, TinyBatch.SPECIAL);
  }
}
