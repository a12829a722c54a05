package mcl.courses.detection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import mcl.courses.TinyBatch;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.CorruptedRow;
import mcl.courses.corruption.Sequence;
import mcl.courses.corruption.SlotChooser;
import mcl.courses.lesson.Labels;
import mcl.model.TinyVocabulary;
import mcl.tokenization.batch.TokenBatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InsertedTokenDetectionTest {
  private static final int MASK = TinyBatch.SPECIAL.mask();

  @Property(tries = 4_000)
  void masksAreInsertedBetweenTokensOfOneDocument(
      @ForAll(supplier = Sequences.class) Sequence sequence,
      @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.999) double rate,
      @ForAll long seed) {
    SlotChooser chooser = new SlotChooser(rate, TinyBatch.SPECIAL);
    CorruptedRow row = CourseLaws.check(new InsertedTokenDetection(chooser), sequence, seed);
    int wanted = chooser.count(sequence.ids());
    int kept = Math.min(sequence.used(), sequence.length() - wanted);
    assertEquals(Math.min(wanted, gaps(sequence, kept)), row.slots().length);
    assertEquals(kept + row.slots().length, used(row), "no more is cut off than has to be");
    int[] documents = row.documents();
    for (int slot : row.slots()) {
      assertEquals(MASK, row.inputs()[slot]);
      assertEquals(documents[slot - 1], documents[slot]);
      assertEquals(documents[slot + 1], documents[slot]);
    }
  }

  @Property(tries = 2_000)
  void onlyInsertedPlacesHaveNoTruth(
      @ForAll(supplier = Sequences.class) Sequence sequence, @ForAll long seed) {
    SlotChooser chooser = new SlotChooser(0.3, TinyBatch.SPECIAL);
    CorruptedRow row =
        new InsertedTokenDetection(chooser).corrupt(sequence, CourseLaws.stream(seed));
    int[] truth = row.truth();
    int[] inputs = row.inputs();
    for (int i = 0; i < truth.length; i++) {
      boolean slot = Arrays.binarySearch(row.slots(), i) >= 0;
      assertEquals(slot ? CorruptedRow.NO_TRUTH : inputs[i], truth[i]);
    }
  }

  private static int gaps(Sequence sequence, int kept) {
    int[] documents = sequence.documents();
    return (int) IntStream.range(1, kept).filter(i -> documents[i] == documents[i - 1]).count();
  }

  private static int used(CorruptedRow row) {
    return (int) Arrays.stream(row.documents()).filter(it -> it != TokenBatch.PADDING).count();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 40})
  void theShareOfInsertedPlacesIsTheRate_whateverIsSampled(int padding) {
    int words = 100;
    int[] ids = Arrays.copyOf(TinyVocabulary.sentence(1, words + 2), words + 2 + padding);
    int[] documents = new int[ids.length];
    Arrays.fill(documents, words + 2, ids.length, TokenBatch.PADDING);
    var course = new InsertedTokenDetection(new SlotChooser(0.15, TinyBatch.SPECIAL));
    CorruptedRow row = CourseLaws.check(course, Sequence.of(ids, documents), padding);
    CorruptedBatch batch = CorruptedBatch.of(List.of(0), List.of(row), ids.length);
    for (int sample = TinyVocabulary.FIRST_WORD; sample < TinyVocabulary.SIZE; sample++) {
      int[] samples = new int[15];
      Arrays.fill(samples, sample);
      int[] labels = Labels.of(batch.truth(), batch.filled(samples), batch.documents()).toArray();
      assertEquals(15, Arrays.stream(labels).filter(it -> it == Labels.REPLACED).count());
    }
  }

  @Test
  void aFullSequenceLosesItsEndButNotItsSeparator() {
    int[] ids = {2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 3};
    CorruptedRow row = corrupt(0.2, ids, new int[12]);
    int[] left = Arrays.stream(row.inputs()).filter(id -> id != MASK).toArray();
    assertArrayEquals(new int[] {2, 5, 6, 7, 8, 9, 10, 11, 12, 3}, left);
    assertEquals(2, row.slots().length);
  }

  @Test
  void nothingIsInsertedWhereThereIsNoGap() {
    int[] ids = {5, 6, 7, 0, 0, 0, 0};
    CorruptedRow row = corrupt(0.9, ids, new int[] {0, 1, 2, -1, -1, -1, -1});
    assertArrayEquals(ids, row.inputs());
    assertEquals(0, row.slots().length);
  }

  @Test
  void everyGapIsEquallyLikely() {
    int[] ids = {2, 5, 6, 7, 8, 3, 0, 0};
    int[] counts = new int[6];
    for (int seed = 0; seed < 5_000; seed++) {
      var course = new InsertedTokenDetection(new SlotChooser(0.2, TinyBatch.SPECIAL));
      int[] documents = {0, 0, 0, 0, 0, 0, -1, -1};
      counts[course.corrupt(Sequence.of(ids, documents), CourseLaws.stream(seed)).slots()[0]]++;
    }
    assertEquals(0, counts[0], "nothing stands before the first token");
    for (int gap = 1; gap < 6; gap++) {
      assertEquals(1_000, counts[gap], 120);
    }
    assertTrue(Arrays.stream(counts).sum() == 5_000);
  }

  private static CorruptedRow corrupt(double rate, int[] ids, int[] documents) {
    return new InsertedTokenDetection(new SlotChooser(rate, TinyBatch.SPECIAL))
        .corrupt(Sequence.of(ids, documents), CourseLaws.stream(1));
  }
}
