package mcl.tokenization.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BatchStreamTest {
  /** Sequence i holds i at every position; its second half is document 1. */
  private record Numbers(long sequences, int length) implements SequenceSource {
    @Override
    public void read(long sequence, int[] ids, int[] documents, int offset) {
      Arrays.fill(ids, offset, offset + length, (int) sequence);
      Arrays.fill(documents, offset + length / 2, offset + length, 1);
    }
  }

  private final BatchStream stream = new BatchStream(new Numbers(10, 4), 7, 4);

  @Test
  void anEpochReadsEverySequenceOnce() {
    Set<Integer> seen = new HashSet<>();
    for (long row = 0; row < 10; row++) {
      seen.add(stream.rows(row, 1).ids().get(0, 0));
    }
    assertEquals(10, seen.size());
    assertEquals(10, stream.sequences());
    assertEquals(4, stream.length());
  }

  @Test
  void batchIsAPureFunctionOfSeedAndStep() {
    TokenBatch third = stream.at(3);
    stream.at(0);
    assertEquals(third, stream.at(3));
    assertEquals(third, new BatchStream(new Numbers(10, 4), 7, 4).at(3));
    assertNotEquals(third, new BatchStream(new Numbers(10, 4), 8, 4).at(3));
  }

  @Test
  void batchMaySpanTwoEpochs() {
    TokenBatch spanning = stream.at(2);
    assertEquals(new DataCursor(1, 2), spanning.next());
    assertEquals(stream.rows(10, 1).ids().get(0, 0), spanning.ids().get(2, 0));
  }

  @Test
  void partsOfABatchMakeTheBatch() {
    int[] whole = stream.at(5).ids().toArray();
    int[] parts = new int[whole.length];
    for (int part = 0; part < 2; part++) {
      int[] ids = stream.rows(5 * 4 + part * 2, 2).ids().toArray();
      System.arraycopy(ids, 0, parts, part * ids.length, ids.length);
    }
    assertArrayEquals(whole, parts);
  }

  @Test
  void documentNumbersTravelAlong() {
    assertArrayEquals(new int[] {0, 0, 1, 1}, stream.at(0).documents().row(3));
  }

  @Test
  void cursorFollowsTheBatch() {
    assertEquals(new DataCursor(0, 4), stream.at(0).next());
    assertEquals(new DataCursor(2, 0), stream.at(4).next());
  }

  @Test
  void rejectsWhatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> stream.at(-1));
    assertThrows(IllegalArgumentException.class, () -> stream.rows(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new BatchStream(new Numbers(0, 4), 7, 4));
    assertThrows(IllegalArgumentException.class, () -> new BatchStream(new Numbers(10, 4), 7, 0));
  }
}
