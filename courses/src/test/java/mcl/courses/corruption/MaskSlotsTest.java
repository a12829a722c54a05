package mcl.courses.corruption;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import mcl.base.random.RandomStreams;
import mcl.courses.TinyBatch;
import mcl.model.TinyVocabulary;
import mcl.tokenization.batch.TokenBatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class MaskSlotsTest {
  private static final int MASK = TinyVocabulary.MASK;

  @Property(tries = 1_000)
  void inputsDifferAtSlotsOnlyAndByTheMaskOnly(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 3, max = 40) int columns,
      @ForAll @DoubleRange(min = 0.05, max = 0.6) double rate) {
    TokenBatch batch = TinyBatch.of(seed, rows, columns);
    CorruptedBatch corrupted = corrupt(batch, rate, seed, 3);
    assertSame(batch, corrupted.clean());
    int[] clean = batch.ids().toArray();
    int[] inputs = corrupted.inputs().toArray();
    int[] places = corrupted.slots().places();
    for (int i = 0; i < clean.length; i++) {
      boolean slot = Arrays.binarySearch(places, i) >= 0;
      assertTrue(inputs[i] == clean[i] || (slot && inputs[i] == MASK), "place " + i);
    }
    assertArrayEquals(
        Arrays.stream(places).map(place -> clean[place]).toArray(), corrupted.slots().originals());
    int each = (int) Math.max(1, Math.round(rate * (columns - 2)));
    for (int row = 0; row < rows; row++) {
      assertEquals(each, corrupted.slots().count(row));
    }
    assertEquals(inputs.length, columns * corrupted.slots().rows());
  }

  @Test
  void about85PercentAreMasked() {
    CorruptedBatch corrupted = corrupt(TinyBatch.of(1, 400, 102), 0.15, 1, 0);
    int[] inputs = corrupted.inputs().toArray();
    int slots = corrupted.slots().count();
    long masked = Arrays.stream(inputs).filter(id -> id == MASK).count();
    assertEquals(400 * 15, slots);
    double deviation = Math.sqrt(0.85 * 0.15 / slots);
    assertEquals(0.85, (double) masked / slots, 4 * deviation);
  }

  @Test
  void theSameSeedAndStepGiveTheSameAndOthersDoNot() {
    TokenBatch batch = TinyBatch.of(1, 2, 40);
    assertEquals(corrupt(batch, 0.2, 1, 7).inputs(), corrupt(batch, 0.2, 1, 7).inputs());
    assertNotEquals(corrupt(batch, 0.2, 1, 7).inputs(), corrupt(batch, 0.2, 1, 8).inputs());
    assertNotEquals(corrupt(batch, 0.2, 1, 7).inputs(), corrupt(batch, 0.2, 2, 7).inputs());
    MaskSlots other = new MaskSlots(new SlotChooser(0.2, TinyBatch.SPECIAL), 9, 0.85);
    assertNotEquals(
        corrupt(batch, 0.2, 1, 7).inputs(), other.apply(batch, new RandomStreams(1), 7).inputs());
  }

  @Property(tries = 200)
  void aRowDoesNotDependOnTheOthers(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int row) {
    int[] ids = TinyVocabulary.sentences(seed, 4, 20);
    int[] others = TinyVocabulary.sentences(seed + 1, 4, 20);
    System.arraycopy(ids, row * 20, others, row * 20, 20);
    Arrays.fill(others, ((row + 1) % 4) * 20, ((row + 1) % 4) * 20 + 20, TinyVocabulary.PADDING);
    CorruptedBatch one = corrupt(TinyBatch.of(4, ids, new int[80]), 0.2, seed, 1);
    CorruptedBatch two = corrupt(TinyBatch.of(4, others, new int[80]), 0.2, seed, 1);
    assertArrayEquals(one.inputs().row(row), two.inputs().row(row));
    assertEquals(one.slots().count(row), two.slots().count(row));
    assertEquals(0, two.slots().count((row + 1) % 4), "a row of padding has no slot");
  }

  @Test
  void rowsOfTheSameTextAreCorruptedDifferently() {
    int[] ids = new int[80];
    for (int row = 0; row < 2; row++) {
      System.arraycopy(TinyVocabulary.sentence(1, 40), 0, ids, row * 40, 40);
    }
    CorruptedBatch corrupted = corrupt(TinyBatch.of(2, ids, new int[80]), 0.2, 1, 0);
    assertTrue(!Arrays.equals(corrupted.inputs().row(0), corrupted.inputs().row(1)));
  }

  @Test
  void slotsOfAnotherShapeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Slots.of(new int[7], 3, new int[2][0]));
  }

  private static CorruptedBatch corrupt(TokenBatch batch, double rate, long seed, long step) {
    MaskSlots corruption = new MaskSlots(new SlotChooser(rate, TinyBatch.SPECIAL), 1, 0.85);
    return corruption.apply(batch, new RandomStreams(seed), step);
  }
}
