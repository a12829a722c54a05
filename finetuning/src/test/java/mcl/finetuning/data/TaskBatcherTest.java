package mcl.finetuning.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.tokenization.encoding.TokenSequence;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

final class TaskBatcherTest {
  private static final int PADDING = 0;

  @Property(tries = 300)
  void everyTextIsReadOnce(
      @ForAll @IntRange(min = 1, max = 300) int count,
      @ForAll @IntRange(min = 1, max = 40) int batchSize,
      @ForAll long seed) {
    List<EncodedText> texts = texts(count, seed);
    TaskBatcher batcher = new TaskBatcher(texts, batchSize, PADDING);
    assertCovers(texts, batchSize, batcher.shuffled(stream(seed)));
    assertCovers(texts, batchSize, batcher.byRisingLength());
  }

  @Test
  void littleOfABatchIsPadding() {
    TaskBatcher batcher = new TaskBatcher(texts(4_000, 1), 32, PADDING);
    for (List<TaskBatch> epoch : List.of(batcher.shuffled(stream(1)), batcher.byRisingLength())) {
      double padding = 0;
      double all = 0;
      for (TaskBatch batch : epoch) {
        int[] ids = batch.ids().toArray();
        all += ids.length;
        padding += IntStream.of(ids).filter(id -> id == PADDING).count();
      }
      assertTrue(padding / all < 0.05, "padding share " + padding / all);
    }
  }

  @Test
  void anEpochIsShuffledByItsStream() {
    TaskBatcher batcher = new TaskBatcher(texts(100, 1), 8, PADDING);
    assertEquals(order(batcher.shuffled(stream(1))), order(batcher.shuffled(stream(1))));
    assertNotEquals(order(batcher.shuffled(stream(1))), order(batcher.shuffled(stream(2))));
  }

  @Test
  void batchesDoNotComeByLength() {
    TaskBatcher batcher = new TaskBatcher(texts(320, 1), 8, PADDING);
    int rises = 0;
    List<TaskBatch> epoch = batcher.shuffled(stream(3));
    for (int i = 1; i < epoch.size(); i++) {
      rises += epoch.get(i).ids().columns() >= epoch.get(i - 1).ids().columns() ? 1 : 0;
    }
    assertTrue(rises > 8 && rises < 31, rises + " of 39");
  }

  @Test
  void judgingGoesFromShortToLong() {
    int longest = 0;
    for (TaskBatch batch : new TaskBatcher(texts(50, 2), 8, PADDING).byRisingLength()) {
      assertTrue(batch.ids().columns() >= longest);
      longest = batch.ids().columns();
    }
  }

  private static void assertCovers(List<EncodedText> texts, int batchSize, List<TaskBatch> epoch) {
    boolean[] seen = new boolean[texts.size()];
    for (TaskBatch batch : epoch) {
      assertTrue(batch.rows().size() <= batchSize && batch.rows().size() == batch.ids().rows());
      assertEquals(PADDING, batch.padding());
      for (int i = 0; i < batch.rows().size(); i++) {
        int row = batch.rows().get(i);
        assertTrue(!seen[row], "row " + row + " twice");
        seen[row] = true;
        int[] expected = new int[batch.ids().columns()];
        texts.get(row).ids().copyTo(expected, 0);
        assertArrayEquals(expected, batch.ids().row(i));
      }
    }
    assertEquals(seen.length, IntStream.range(0, seen.length).filter(i -> seen[i]).count());
    assertEquals((texts.size() + batchSize - 1) / batchSize, epoch.size());
  }

  private static List<Integer> order(List<TaskBatch> epoch) {
    return epoch.stream().flatMap(batch -> batch.rows().stream()).toList();
  }

  private static List<EncodedText> texts(int count, long seed) {
    UniformRandomProvider random = stream(seed + 1);
    List<EncodedText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] ids = random.ints(3 + random.nextInt(60), 1, 40).toArray();
      texts.add(new EncodedText(TokenSequence.of(ids), i % 2));
    }
    return texts;
  }

  private static UniformRandomProvider stream(long seed) {
    return new RandomStreams(seed).stream(Purpose.FINE_TUNING);
  }
}
