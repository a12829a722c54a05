package mcl.courses.lesson;

import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;

/** What the discriminator should say of a position. */
public final class Labels {
  /** The token belongs there. */
  public static final int ORIGINAL = 0;

  /** It does not: it was replaced, moved or inserted. */
  public static final int REPLACED = 1;

  /** The position is not asked about. */
  public static final int NOT_ASKED = -1;

  private Labels() {}

  /**
   * {@link #REPLACED} wherever what is shown is not the truth; padding is not asked about.
   *
   * @param documents the document numbers, negative for padding (B, T)
   * @return (B, T)
   */
  public static TokenGrid of(TokenGrid truth, TokenGrid shown, TokenGrid documents) {
    int[] labels = shown.toArray();
    int[] right = truth.toArray();
    int[] numbers = documents.toArray();
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i] == right[i] ? ORIGINAL : REPLACED;
      labels[i] = numbers[i] == TokenBatch.PADDING ? NOT_ASKED : label;
    }
    return TokenGrid.of(shown.rows(), shown.columns(), labels);
  }
}
