package mcl.tokenization.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class TokenGridTest {
  private final TokenGrid grid = TokenGrid.of(2, 3, new int[] {1, 2, 3, 4, 5, 6});

  @Test
  void readsByRowAndColumn() {
    assertEquals(2, grid.rows());
    assertEquals(3, grid.columns());
    assertEquals(3, grid.get(0, 2));
    assertEquals(4, grid.get(1, 0));
    assertArrayEquals(new int[] {4, 5, 6}, grid.row(1));
  }

  @Test
  void sharesNoArrayWithAnyone() {
    int[] values = {1, 2};
    TokenGrid copied = TokenGrid.of(1, 2, values);
    values[0] = 9;
    copied.toArray()[0] = 9;
    copied.row(0)[0] = 9;
    assertEquals(1, copied.get(0, 0));
  }

  @Test
  void equalsByShapeAndValue() {
    assertEquals(TokenGrid.of(2, 3, grid.toArray()), grid);
    assertEquals(TokenGrid.of(2, 3, grid.toArray()).hashCode(), grid.hashCode());
    assertNotEquals(TokenGrid.of(3, 2, grid.toArray()), grid);
    assertNotEquals(TokenGrid.of(2, 3, new int[6]), grid);
  }

  @Test
  void rejectsPlacesOutsideAndWrongCounts() {
    assertThrows(IllegalArgumentException.class, () -> grid.get(2, 0));
    assertThrows(IllegalArgumentException.class, () -> grid.get(0, 3));
    assertThrows(IllegalArgumentException.class, () -> grid.get(0, -1));
    assertThrows(IllegalArgumentException.class, () -> grid.row(-1));
    assertThrows(IllegalArgumentException.class, () -> TokenGrid.of(2, 2, new int[3]));
    assertThrows(IllegalArgumentException.class, () -> TokenGrid.of(-1, -1, new int[1]));
  }

  @Test
  void batchRejectsGridsOfDifferentShape() {
    TokenGrid other = TokenGrid.of(3, 2, new int[6]);
    DataCursor next = new DataCursor(0, 2);
    assertThrows(IllegalArgumentException.class, () -> new TokenBatch(grid, other, next));
    assertThrows(IllegalArgumentException.class, () -> new DataCursor(-1, 0));
  }
}
