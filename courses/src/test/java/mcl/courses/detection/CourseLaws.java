package mcl.courses.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.courses.TinyBatch;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.CorruptedRow;
import mcl.courses.corruption.Sequence;
import mcl.courses.lesson.Labels;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;
import org.apache.commons.rng.UniformRandomProvider;

/** What holds for every detection course, whatever it does. */
public final class CourseLaws {
  private final Sequence sequence;
  private final CorruptedRow row;

  private CourseLaws(Sequence sequence, CorruptedRow row) {
    this.sequence = sequence;
    this.row = row;
  }

  /** The random stream of a seed. */
  public static UniformRandomProvider stream(long seed) {
    return new RandomStreams(seed).stream(Purpose.CORRUPTION);
  }

  /** Checks all laws on what a course makes of a sequence, and gives that back. */
  public static CorruptedRow check(DetectionCourse course, Sequence sequence, long seed) {
    CorruptedRow row = course.corrupt(sequence, stream(seed));
    assertRepeatable(row, course.corrupt(sequence, stream(seed)));
    CourseLaws laws = new CourseLaws(sequence, row);
    laws.assertPaddingStandsAtTheEnd();
    laws.assertSpecialTokensAreNotTouched();
    laws.assertSlotsHoldNoSpecialToken();
    laws.assertTheTruthIsTheBeginningOfTheOriginal();
    laws.assertLabelsAgreeWithTruthAndShown(seed);
    return row;
  }

  private static void assertRepeatable(CorruptedRow one, CorruptedRow other) {
    assertArrayEquals(one.inputs(), other.inputs());
    assertArrayEquals(one.truth(), other.truth());
    assertArrayEquals(one.documents(), other.documents());
    assertArrayEquals(one.slots(), other.slots());
  }

  private void assertPaddingStandsAtTheEnd() {
    int[] documents = row.documents();
    assertEquals(sequence.length(), documents.length);
    for (int i = 0; i < documents.length; i++) {
      boolean padding = documents[i] == TokenBatch.PADDING;
      boolean behind = i > 0 && documents[i - 1] == TokenBatch.PADDING;
      assertTrue(padding || !behind, "text behind padding");
      assertFalse(padding && row.inputs()[i] != TinyBatch.SPECIAL.padding(), "a token in padding");
    }
  }

  private void assertSpecialTokensAreNotTouched() {
    int[] truth = row.truth();
    int[] inputs = row.inputs();
    for (int i = 0; i < truth.length; i++) {
      if (TinyBatch.SPECIAL.isSpecial(truth[i])) {
        assertEquals(truth[i], inputs[i], "a special token was changed at " + i);
      }
    }
  }

  private void assertSlotsHoldNoSpecialToken() {
    int[] slots = row.slots();
    for (int i = 0; i < slots.length; i++) {
      assertTrue(i == 0 || slots[i] > slots[i - 1], "slots rise");
      assertTrue(row.documents()[slots[i]] != TokenBatch.PADDING, "a slot in padding");
      assertFalse(TinyBatch.SPECIAL.isSpecial(row.truth()[slots[i]]), "a slot for a special token");
    }
  }

  private void assertTheTruthIsTheBeginningOfTheOriginal() {
    int[] truth = row.truth();
    int[] documents = row.documents();
    int[] places =
        IntStream.range(0, documents.length)
            .filter(i -> documents[i] != TokenBatch.PADDING)
            .filter(i -> truth[i] != CorruptedRow.NO_TRUTH)
            .toArray();
    int[] expected = Arrays.copyOf(sequence.ids(), places.length);
    int used = sequence.used();
    if (places.length > 0 && sequence.ids()[used - 1] == TinyBatch.SPECIAL.separator()) {
      expected[places.length - 1] = TinyBatch.SPECIAL.separator();
    }
    assertArrayEquals(expected, IntStream.of(places).map(i -> truth[i]).toArray());
    assertArrayEquals(
        Arrays.copyOf(sequence.documents(), places.length),
        IntStream.of(places).map(i -> documents[i]).toArray());
  }

  private void assertLabelsAgreeWithTruthAndShown(long seed) {
    int columns = sequence.length();
    int[] inputs = row.inputs();
    int[] truth = row.truth();
    int[] documents = row.documents();
    int[] slots = row.slots();
    CorruptedBatch batch = CorruptedBatch.of(List.of(0), List.of(row), columns);
    int[] samples = new int[slots.length];
    UniformRandomProvider random = stream(seed + 1);
    Arrays.setAll(samples, i -> 5 + random.nextInt(6));
    TokenGrid shown = batch.filled(samples);
    int[] labels = Labels.of(batch.truth(), shown, batch.documents()).toArray();
    int next = 0;
    for (int i = 0; i < columns; i++) {
      boolean slot = Arrays.binarySearch(slots, i) >= 0;
      assertEquals(slot ? samples[next++] : inputs[i], shown.get(0, i));
      int label = shown.get(0, i) == truth[i] ? Labels.ORIGINAL : Labels.REPLACED;
      assertEquals(documents[i] == TokenBatch.PADDING ? Labels.NOT_ASKED : label, labels[i]);
    }
  }
}
