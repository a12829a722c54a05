package mcl.tokenization.batch;

import mcl.base.check.Require;

/**
 * Sequences that are learned from together.
 *
 * @param ids the token ids, one sequence a row (B, T)
 * @param documents for each position the number of its document within the row, counted from 0, or
 *     {@link #PADDING} (B, T). Attention is kept inside documents by comparing these numbers, and
 *     left free by not looking at them.
 * @param next where the stream goes on after this batch
 */
public record TokenBatch(TokenGrid ids, TokenGrid documents, DataCursor next) {
  /** The document number of a position that holds padding. */
  public static final int PADDING = -1;

  /** Both grids must have the same shape. */
  public TokenBatch {
    Require.argument(
        ids.rows() == documents.rows() && ids.columns() == documents.columns(),
        "ids are %s, but document numbers are %s",
        ids,
        documents);
  }
}
