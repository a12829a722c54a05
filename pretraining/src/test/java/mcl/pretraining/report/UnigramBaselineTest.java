package mcl.pretraining.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mcl.pretraining.TinyText;
import mcl.tokenization.batch.DataCursor;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;
import org.junit.jupiter.api.Test;

final class UnigramBaselineTest {
  /** A vocabulary of 8, of which four are special: 6 occurs three times, 5 once, 1 and 7 never. */
  private final UnigramBaseline baseline =
      UnigramBaseline.of(List.of(batch(2, 6, 5, 3), batch(2, 6, 6, 3)), 8, TinyText.SPECIAL);

  @Test
  void aTokenCostsTheLogarithmOfItsRarity() {
    // 4 tokens seen, and one added to each of 8 counts.
    assertEquals(Math.log(12 / 4.0), baseline.loss(6), 1e-12);
    assertEquals(Math.log(12 / 2.0), baseline.loss(5), 1e-12);
    assertEquals(Math.log(12), baseline.loss(1), 1e-12);
    assertEquals(Math.log(12), baseline.loss(7), 1e-12);
  }

  @Test
  void guessesTheCommonestToken() {
    assertTrue(baseline.guesses(6));
    assertFalse(baseline.guesses(5) || baseline.guesses(2));
  }

  @Test
  void specialTokensAreNoText() {
    UnigramBaseline blank = UnigramBaseline.of(List.of(batch(2, 3, 0, 4)), 8, TinyText.SPECIAL);
    assertEquals(Math.log(8), blank.loss(5), 1e-12);
    assertEquals(Math.log(8), blank.loss(2), 1e-12);
  }

  private static TokenBatch batch(int... ids) {
    TokenGrid grid = TokenGrid.of(1, ids.length, ids);
    return new TokenBatch(
        grid, TokenGrid.of(1, ids.length, new int[ids.length]), new DataCursor(0, 0));
  }
}
