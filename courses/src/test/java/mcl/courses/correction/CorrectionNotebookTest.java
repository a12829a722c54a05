package mcl.courses.correction;

import static mcl.courses.correction.NotebookCell.CAUGHT;
import static mcl.courses.correction.NotebookCell.FALSE_ALARM;
import static mcl.courses.correction.NotebookCell.FOOLED;
import static mcl.courses.correction.NotebookCell.SETTLED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mcl.courses.TinyBatch;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.CorruptedRow;
import mcl.tokenization.batch.TokenGrid;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class CorrectionNotebookTest {
  private static final Set<Integer> ALL = Set.of(2, 5, 9);
  private final CorrectionNotebook notebook = NotebookTable.notebook();

  @Test
  void everyJudgedPositionStandsInItsCell() {
    NotebookCell[][] table = {
      {null, SETTLED, CAUGHT, FALSE_ALARM, FOOLED, null},
      {null, SETTLED, SETTLED, FALSE_ALARM, null, null},
      {null, CAUGHT, CAUGHT, null, null, null},
    };
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 6; column++) {
        assertEquals(
            Optional.ofNullable(table[row][column]),
            notebook.cell(row, column),
            "row " + row + ", column " + column);
      }
    }
  }

  @Test
  void countsEachCell() {
    assertEquals(Map.of(SETTLED, 3, FALSE_ALARM, 2, FOOLED, 1, CAUGHT, 3), notebook.counts());
    assertEquals(
        Map.of(SETTLED, 9, FALSE_ALARM, 0, FOOLED, 0, CAUGHT, 0),
        NotebookTable.withoutMistakes().counts());
  }

  @Test
  void findsRowsAndColumnsByCell() {
    assertArrayEquals(new int[] {0, 2}, notebook.rowsWith(EnumSet.of(CAUGHT), ALL));
    assertArrayEquals(new int[] {0, 1}, notebook.rowsWith(EnumSet.of(FALSE_ALARM), ALL));
    assertArrayEquals(new int[] {2}, notebook.rowsWith(EnumSet.of(CAUGHT), Set.of(5, 9)));
    assertArrayEquals(new int[0], notebook.rowsWith(EnumSet.of(CAUGHT), Set.of(0, 1)));
    assertArrayEquals(new int[] {3, 4}, notebook.columnsWith(EnumSet.of(FALSE_ALARM, FOOLED), 0));
    assertArrayEquals(new int[] {1, 2}, notebook.columnsWith(EnumSet.of(CAUGHT), 2));
  }

  @Property(tries = 2_000)
  void cellsAreTheConfusionMatrix(
      @ForAll @Size(12) @IntRange(max = 8) int[] truth,
      @ForAll @Size(12) @IntRange(min = 5, max = 8) int[] shown,
      @ForAll @Size(12) @FloatRange(min = -2, max = 2) float[] logits) {
    CorruptedRow row = CorruptedRow.of(truth, truth, new int[12], new int[0]);
    CorrectionNotebook noted =
        CorrectionNotebook.of(
            CorruptedBatch.of(List.of(0), List.of(row), 12),
            TokenGrid.of(1, 12, shown),
            logits,
            TinyBatch.SPECIAL);
    int judged = 0;
    for (int i = 0; i < 12; i++) {
      boolean special = TinyBatch.SPECIAL.isSpecial(truth[i]);
      judged += special ? 0 : 1;
      boolean differs = truth[i] != shown[i];
      NotebookCell expected =
          logits[i] > 0 ? (differs ? CAUGHT : FALSE_ALARM) : (differs ? FOOLED : SETTLED);
      assertEquals(special ? Optional.empty() : Optional.of(expected), noted.cell(0, i));
    }
    assertEquals(judged, noted.counts().values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void whatWasNotJudgedCannotBeNoted() {
    float[] tooFew = new float[17];
    assertThrows(
        IllegalArgumentException.class,
        () ->
            CorrectionNotebook.of(
                NotebookTable.batch(), NotebookTable.SHOWN, tooFew, TinyBatch.SPECIAL));
  }

  @Test
  void notANumberSaysNothing() {
    float[] unknown = new float[18];
    Arrays.fill(unknown, Float.NaN);
    CorrectionNotebook noted =
        CorrectionNotebook.of(
            NotebookTable.batch(), NotebookTable.SHOWN, unknown, TinyBatch.SPECIAL);
    assertEquals(Map.of(SETTLED, 5, FALSE_ALARM, 0, FOOLED, 4, CAUGHT, 0), noted.counts());
  }
}
