package mcl.tokenization.shards;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.batch.DataCursor;
import mcl.tokenization.batch.TokenBatch;
import mcl.tokenization.batch.TokenGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SequencePackerTest {
  private static final int CLS = 2;
  private static final int SEP = 3;

  @TempDir private Path folder;

  /** The definition, the slow way: token by token over a list. */
  private static List<int[]> packed(ShardReader shards, PackingConfig config, Split split) {
    int capacity = config.sequenceLength() - 2;
    List<int[]> sequences = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (long document = 0; document < shards.documents(); document++) {
      int[] ids = new int[(int) shards.length(document)];
      shards.read(document, 0, ids.length, ids, 0);
      if (config.split(document) != split || ids.length == 0) {
        continue;
      }
      if (!open.isEmpty()) {
        open.add(SEP);
        close(open, capacity, sequences);
      }
      for (int id : ids) {
        open.add(id);
        close(open, capacity, sequences);
      }
    }
    return sequences;
  }

  private static void close(List<Integer> open, int capacity, List<int[]> sequences) {
    if (open.size() == capacity) {
      IntStream body = open.stream().mapToInt(id -> id);
      IntStream.Builder all = IntStream.builder().add(CLS);
      body.forEach(all);
      sequences.add(all.add(SEP).build().toArray());
      open.clear();
    }
  }

  @Test
  void sequencesAreThoseOfTheDefinition() throws Exception {
    Random random = new Random(3);
    for (int round = 0; round < 25; round++) {
      List<String> documents = Shelf.documents(random, 200, 1 + random.nextInt(60));
      documents.set(random.nextInt(200), "\u200b");
      Shelf shelf = new Shelf(folder.resolve("round" + round));
      PackingConfig config = new PackingConfig(4 + random.nextInt(40), 0.3, round);
      try (ShardReader shards = shelf.read(documents, 50 + random.nextInt(3000))) {
        for (Split split : Split.values()) {
          assertPacked(packed(shards, config, split), new SequencePacker(shards, config, split));
        }
      }
    }
  }

  /** In a random order, so that every sequence is found by itself. */
  private static void assertPacked(List<int[]> expected, SequencePacker packer) {
    assertEquals(expected.size(), packer.sequences());
    List<Integer> order = new ArrayList<>(IntStream.range(0, expected.size()).boxed().toList());
    Collections.shuffle(order, new Random(9));
    int length = packer.length();
    for (int sequence : order) {
      int[] ids = new int[length + 5];
      int[] documents = new int[length + 5];
      packer.read(sequence, ids, documents, 3);
      assertArrayEquals(expected.get(sequence), IntStream.of(ids).skip(3).limit(length).toArray());
      assertEquals(0, ids[2] + ids[length + 3] + documents[2] + documents[length + 3]);
    }
  }

  @Test
  void openingCanBeGivenUp() throws Exception {
    List<String> documents = Shelf.documents(new Random(5), 200, 20);
    AtomicInteger asked = new AtomicInteger();
    try (ShardReader shards = new Shelf(folder).read(documents, 5000)) {
      PackingConfig config = new PackingConfig(10, 0, 0);
      BooleanSupplier stop = () -> asked.incrementAndGet() == 20;
      assertThrows(Stopped.class, () -> new SequencePacker(shards, config, Split.TRAIN, stop));
    }
  }

  @Test
  void documentNumbersFollowTheSeparators() throws Exception {
    List<String> documents = List.of("a b", "c", "d e f", "g h i j k l m n o p q r s t");
    try (ShardReader shards = new Shelf(folder).read(documents, 100)) {
      SequencePacker packer = new SequencePacker(shards, new PackingConfig(10, 0, 0), Split.TRAIN);
      TokenBatch first = read(packer, 0);
      assertEquals("[CLS] a b [SEP] c [SEP] d e f [SEP]", text(shards, first));
      assertArrayEquals(new int[] {0, 0, 0, 0, 1, 1, 2, 2, 2, 2}, first.documents().row(0));
      TokenBatch second = read(packer, 1);
      assertEquals("[CLS] g h i j k l m n [SEP]", text(shards, second));
      assertArrayEquals(new int[10], second.documents().row(0));
      assertEquals(2, packer.sequences());
    }
  }

  @Test
  void boundaryInTheLastPlaceStandsBeforeTheClosingSeparator() throws Exception {
    try (ShardReader shards = new Shelf(folder).read(List.of("a b", "c d e"), 100)) {
      SequencePacker packer = new SequencePacker(shards, new PackingConfig(5, 0, 0), Split.TRAIN);
      assertEquals("[CLS] a b [SEP] [SEP]", text(shards, read(packer, 0)));
      assertArrayEquals(new int[5], read(packer, 0).documents().row(0));
      assertEquals("[CLS] c d e [SEP]", text(shards, read(packer, 1)));
    }
  }

  @Test
  void splitsShareNoDocumentAndLeaveNoneOut() throws Exception {
    PackingConfig config = new PackingConfig(4, 0.25, 7);
    Set<Integer> seen = new HashSet<>();
    List<String> documents =
        IntStream.range(0, 26).mapToObj(i -> (char) ('a' + i) + " " + (char) ('a' + i)).toList();
    int sequences = 0;
    try (ShardReader shards = new Shelf(folder).read(documents, 20)) {
      for (Split split : Split.values()) {
        SequencePacker packer = new SequencePacker(shards, config, split);
        for (long i = 0; i < packer.sequences(); i++) {
          seen.add(read(packer, i).ids().get(0, 1));
          sequences++;
        }
      }
    }
    assertEquals(26, seen.size());
    assertEquals(26, sequences);
  }

  @Test
  void shareOfValidationIsAboutWhatWasAsked() {
    PackingConfig config = new PackingConfig(8, 0.05, 1);
    long held =
        LongStream.range(0, 100_000).filter(d -> config.split(d) == Split.VALIDATION).count();
    assertEquals(5000, held, 5 * Math.sqrt(5000));
    PackingConfig other = new PackingConfig(8, 0.05, 2);
    long both =
        LongStream.range(0, 100_000)
            .filter(d -> config.split(d) == Split.VALIDATION && other.split(d) == Split.VALIDATION)
            .count();
    assertEquals(250, both, 5 * Math.sqrt(250));
  }

  @Test
  void onlyPartialValidationSequenceIsPadded() throws Exception {
    List<String> documents = List.of("a b c d e f", "g h i j k l", "m n", "o p q r s t");
    PackingConfig config = withOnlyHeldOut(2, 8);
    try (ShardReader shards = new Shelf(folder).read(documents, 100)) {
      SequencePacker packer = new SequencePacker(shards, config, Split.VALIDATION);
      assertEquals(1, packer.sequences());
      TokenBatch batch = new BatchStream(packer, 1, 1).at(5);
      assertEquals("[CLS] m n [SEP] [PAD] [PAD] [PAD] [PAD]", text(shards, batch));
      assertArrayEquals(new int[] {0, 0, 0, 0, -1, -1, -1, -1}, batch.documents().row(0));
    }
  }

  private static PackingConfig withOnlyHeldOut(long document, int sequenceLength) {
    return LongStream.range(0, 10_000)
        .mapToObj(seed -> new PackingConfig(sequenceLength, 0.25, seed))
        .filter(
            config ->
                LongStream.range(0, 4)
                    .allMatch(d -> (config.split(d) == Split.VALIDATION) == (d == document)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void reject_tooLittleText() throws Exception {
    try (ShardReader shards = new Shelf(folder).read(List.of("a b", "c d"), 100)) {
      rejects(shards, new PackingConfig(16, 0, 0), Split.TRAIN)
          .mention("training", "2 documents", "4 tokens", "fill 5", "length 16 takes 14");
      rejects(shards, new PackingConfig(4, 0, 0), Split.VALIDATION)
          .mention("validation", "0.0% of them", "larger validation.share");
      rejects(shards, new PackingConfig(4, 0.999, 0), Split.TRAIN).mention("99.9%");
    }
  }

  @Test
  void rejectsSettingsThatMakeNoSense() throws Exception {
    assertThrows(IllegalArgumentException.class, () -> new PackingConfig(3, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new PackingConfig(8, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new PackingConfig(8, -0.1, 0));
    assertThrows(IllegalArgumentException.class, () -> new PackingConfig(8, Double.NaN, 0));
    try (ShardReader shards = new Shelf(folder).read(List.of("a b"), 100)) {
      SequencePacker packer = new SequencePacker(shards, new PackingConfig(4, 0, 0), Split.TRAIN);
      assertThrows(IllegalArgumentException.class, () -> read(packer, 1));
      assertThrows(IllegalArgumentException.class, () -> read(packer, -1));
    }
  }

  private static TokenBatch read(SequencePacker packer, long sequence) {
    int[] ids = new int[packer.length()];
    int[] documents = new int[packer.length()];
    packer.read(sequence, ids, documents, 0);
    return new TokenBatch(
        TokenGrid.of(1, ids.length, ids),
        TokenGrid.of(1, ids.length, documents),
        new DataCursor(0, 0));
  }

  private static String text(ShardReader shards, TokenBatch batch) {
    return String.join(
        " ",
        IntStream.of(batch.ids().row(0)).mapToObj(shards.tokenizer().vocabulary()::piece).toList());
  }

  private static Rejection rejects(ShardReader shards, PackingConfig config, Split split) {
    return new Rejection(
        assertThrows(UserException.class, () -> new SequencePacker(shards, config, split))
            .getMessage());
  }

  private record Rejection(String message) {
    void mention(String... words) {
      for (String word : words) {
        assertTrue(message.contains(word), message);
      }
    }
  }
}
