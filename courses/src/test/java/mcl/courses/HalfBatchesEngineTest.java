package mcl.courses;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mcl.base.random.RandomStreams;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.Slots;
import mcl.courses.sampling.SlotUniforms;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;
import org.junit.jupiter.api.Test;

/** Divided by the counts of the whole, the gradients of parts of a batch simply add. */
final class HalfBatchesEngineTest {
  private static final int ROWS = 4;
  private static final int COLUMNS = 12;
  private static final long STEP = 2;

  @Test
  void gradientsOfTwoPartsAddToThatOfTheWhole() {
    try (TinyCourse course = TinyCourse.open(0, false)) {
      TokenBatch batch = TinyBatch.padded(TinyBatch.of(1, ROWS, COLUMNS - 2), 2);
      Assignment whole = course.prepare(batch, STEP);
      List<Double> divisors =
          List.of((double) whole.corrupted().slots().count(), (double) ROWS * (COLUMNS - 2));
      Map<String, float[]> expected = course.gradient(whole, List.of());
      Map<String, float[]> upper = course.gradient(part(whole, 0, 1), divisors);
      Map<String, float[]> lower = course.gradient(part(whole, 1, ROWS), divisors);
      expected.forEach(
          (name, gradient) -> {
            float[] one = upper.get(name);
            float[] two = lower.get(name);
            float[] sum = new float[one.length];
            double longest = 0;
            for (int i = 0; i < sum.length; i++) {
              sum[i] = one[i] + two[i];
              longest = Math.max(longest, Math.abs(gradient[i]));
            }
            assertArrayEquals(gradient, sum, (float) Math.max(1e-5, 1e-5 * longest), name);
          });
    }
  }

  /** The rows from {@code first} to {@code end} of an assignment, as a micro-batch or rank. */
  private static Assignment part(Assignment whole, int first, int end) {
    CorruptedBatch corrupted = whole.corrupted();
    int[] places = corrupted.slots().places();
    int[][] positions = new int[end - first][];
    int[][] onlyThese = new int[ROWS][0];
    for (int row = first; row < end; row++) {
      int start = row * COLUMNS;
      positions[row - first] =
          Arrays.stream(places)
              .filter(place -> place >= start && place < start + COLUMNS)
              .map(place -> place - start)
              .toArray();
      onlyThese[row] = positions[row - first];
    }
    TokenBatch clean =
        TinyBatch.of(
            end - first,
            rows(corrupted.clean().ids(), first, end),
            rows(corrupted.clean().documents(), first, end));
    TokenGrid inputs = TokenGrid.of(end - first, COLUMNS, rows(corrupted.inputs(), first, end));
    Slots slots = Slots.of(clean.ids().toArray(), COLUMNS, positions);
    Slots amongAll = Slots.of(corrupted.clean().ids().toArray(), COLUMNS, onlyThese);
    SlotUniforms uniforms =
        SlotUniforms.draw(amongAll, new RandomStreams(7), STEP, DetectionKind.REPLACED_TOKEN.key());
    assertEquals(slots.count(), uniforms.values().length);
    return new Assignment(new CorruptedBatch(clean, inputs, slots), uniforms);
  }

  private static int[] rows(TokenGrid grid, int first, int end) {
    return IntStream.range(first, end).flatMap(row -> Arrays.stream(grid.row(row))).toArray();
  }
}
