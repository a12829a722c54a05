package mcl.tokenization.batch;

import mcl.base.check.Require;

/**
 * Where in the endless run of epochs reading goes on.
 *
 * @param epoch how many times every sequence has been read in full
 * @param row how many sequences of this epoch have been read
 */
public record DataCursor(long epoch, long row) {
  /** Neither may be negative. */
  public DataCursor {
    Require.argument(epoch >= 0 && row >= 0, "no cursor at epoch %d, row %d", epoch, row);
  }
}
