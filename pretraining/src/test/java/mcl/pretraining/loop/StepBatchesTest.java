package mcl.pretraining.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import mcl.base.random.RandomStreams;
import mcl.courses.Assignment;
import mcl.courses.CourseShare;
import mcl.courses.Preparation;
import mcl.pretraining.BatchConfig;
import mcl.pretraining.BatchWarmup;
import mcl.pretraining.TinyRun;
import mcl.pretraining.TinyText;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.TokenGrid;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class StepBatchesTest {
  private static final int SEQUENCES = 64;
  private static final RandomStreams RANDOM = new RandomStreams(7);

  /** The steps' sequences, one behind the other, are whole epochs: each holds all of them once. */
  @Property(tries = 100)
  void noSequenceIsTwiceInAnEpochAndNoneIsLost(
      @ForAll @IntRange(min = 1, max = 4) int micro,
      @ForAll @IntRange(min = 1, max = 3) int from,
      @ForAll @IntRange(max = 4) int levels,
      @ForAll @IntRange(max = 12) int steps) {
    BatchWarmup warmup = new BatchWarmup(micro * from, steps);
    int size = micro * (from + levels);
    StepBatches batches = batches(new BatchConfig(size, micro, warmup, CourseShare.FULL, 1));
    List<String> dealt = new ArrayList<>();
    for (long step = 0; dealt.size() < 2 * SEQUENCES; step++) {
      dealt.addAll(sequences(batches.apply(step)));
    }
    Set<String> first = Set.copyOf(dealt.subList(0, SEQUENCES));
    assertEquals(SEQUENCES, first.size());
    assertEquals(first, Set.copyOf(dealt.subList(SEQUENCES, 2 * SEQUENCES)));
  }

  @Test
  void aStepIsTheSameWhateverWasAskedBefore() {
    BatchConfig config = new BatchConfig(12, 4, new BatchWarmup(4, 6), CourseShare.FULL, 1);
    StepBatches one = batches(config);
    StepBatches other = batches(config);
    for (long step = 0; step < 10; step++) {
      one.apply(step);
    }
    for (long step : new long[] {9, 3, 5, 0}) {
      assertEquals(sequences(one.apply(step)), sequences(other.apply(step)));
    }
  }

  @Test
  void partsAreOfTheSizeOfAMicroBatchAndTheLastOfWhatIsLeft() {
    BatchConfig config = new BatchConfig(10, 4, BatchWarmup.NONE, CourseShare.FULL, 1);
    List<Integer> rows =
        batches(config).apply(3).stream()
            .map(part -> part.courses().get(0).corrupted().inputs().rows())
            .toList();
    assertEquals(List.of(4, 4, 2), rows);
  }

  @Test
  void withoutMicroBatchesThereIsOnePart() {
    List<Assignment> parts = batches(BatchConfig.of(10)).apply(3);
    assertEquals(1, parts.size());
    assertEquals(100, parts.get(0).tokens());
  }

  private static StepBatches batches(BatchConfig config) {
    TinyText text = new TinyText(SEQUENCES, 10);
    return new StepBatches(
        new BatchStream(text, 7, config.size()),
        new Preparation(TinyRun.electra(50), config.courses(), TinyText.SPECIAL),
        config,
        RANDOM);
  }

  /** The clean text of each row of a step, in the order of the rows. */
  private static List<String> sequences(List<Assignment> parts) {
    List<String> all = new ArrayList<>();
    for (Assignment part : parts) {
      TokenGrid truth = part.courses().get(0).corrupted().truth();
      for (int row = 0; row < truth.rows(); row++) {
        all.add(Arrays.toString(truth.rows(new int[] {row}).toArray()));
      }
    }
    return all;
  }
}
