package mcl.tokenization.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mcl.tokenization.corpus.Document;
import mcl.tokenization.corpus.DocumentReader;
import mcl.tokenization.corpus.DocumentSource;
import org.junit.jupiter.api.Test;

final class WordCounterTest {
  private static final VocabularyConfig CONFIG = VocabularyConfig.of(100, true);

  @Test
  void countsLikeAMap() throws Exception {
    Map<String, Long> expected = new TreeMap<>();
    List<DocumentSource> parts = new ArrayList<>();
    Random random = new Random(5);
    for (int part = 0; part < 40; part++) {
      List<String> words =
          random.ints(part * 500L, 0, 5000).mapToObj(i -> Integer.toString(i, 36)).toList();
      words.forEach(word -> expected.merge(word, 1L, Long::sum));
      parts.add(DocumentSource.of("part " + part, List.of(String.join(" ", words))));
    }
    for (int threads : new int[] {1, 2, 7}) {
      WordCounter.Counted counted = count(new ManyParts(parts), threads, new WordPruning(9999));
      assertEquals(expected, map(counted.words()));
      assertEquals(39, counted.documents(), "a part without words has no document");
      assertEquals(500 * 39 * 40 / 2, counted.occurrences());
    }
  }

  @Test
  void prunesTheSameHoweverManyReadManyParts() throws Exception {
    List<DocumentSource> parts =
        IntStream.range(0, 20)
            .mapToObj(part -> DocumentSource.of("part " + part, bigTexts(part)))
            .collect(Collectors.toList());
    Map<String, Long> first = null;
    for (int threads : new int[] {1, 3, 8}) {
      WordPruning pruning = new WordPruning(10_000);
      Map<String, Long> words = map(count(new ManyParts(parts), threads, pruning).words());
      first = first == null ? words : first;
      assertEquals(first, words);
      assertTrue(pruning.droppedWords() > 0);
    }
  }

  private static List<String> bigTexts(int seed) {
    Random random = new Random(seed);
    return List.of(
        random
            .ints(30_000)
            .mapToObj(i -> Integer.toString(i % 20_000, 36))
            .collect(Collectors.joining(" ")));
  }

  @Test
  void aFailingReaderEndsAllThreadsAndIsClosed() {
    for (Exception failure : List.of(new IOException("disk"), new IllegalStateException("bug"))) {
      FailingSource source = new FailingSource(failure);
      Exception thrown =
          assertTimeoutPreemptively(
              Duration.ofSeconds(30),
              () -> assertThrows(Exception.class, () -> count(source, 4, new WordPruning(9999))));
      assertSame(failure, thrown);
      assertEquals(source.opened.get(), source.closed.get());
    }
  }

  @Test
  void anInterruptEndsTheCounting() {
    Thread.currentThread().interrupt();
    assertThrows(
        InterruptedException.class,
        () -> count(DocumentSource.of("x", List.of("a")), 2, new WordPruning(9999)));
    assertTrue(!Thread.interrupted());
  }

  private static WordCounter.Counted count(DocumentSource source, int threads, WordPruning pruning)
      throws IOException, InterruptedException {
    return WordCounter.count(source, CONFIG, threads, pruning, TrainingListener.NONE);
  }

  private static Map<String, Long> map(WordCounts words) {
    Map<String, Long> map = new TreeMap<>();
    for (int i = 0; i < words.size(); i++) {
      int length = words.start(i + 1) - words.start(i);
      String word = new String(words.letters(), words.start(i), length, StandardCharsets.UTF_8);
      map.put(word, words.count(i));
    }
    return map;
  }

  /** Twenty endless parts, one of which fails at its hundredth document. */
  private static final class FailingSource implements DocumentSource {
    private final Exception failure;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    FailingSource(Exception failure) {
      this.failure = failure;
    }

    @Override
    public int parts() {
      return 20;
    }

    @Override
    public String name(int part) {
      return "part " + part;
    }

    @Override
    public long bytes(int part) {
      return -1;
    }

    @Override
    public DocumentReader open(int part) {
      opened.incrementAndGet();
      return new DocumentReader() {
        private long number;

        @Override
        public Document next() throws IOException {
          if (part == 7 && ++number > 100) {
            if (failure instanceof IOException io) {
              throw io;
            }
            throw (RuntimeException) failure;
          }
          return new Document(name(part), number, "some words ".repeat(500));
        }

        @Override
        public long bytesRead() {
          return number;
        }

        @Override
        public void close() {
          closed.incrementAndGet();
        }
      };
    }
  }
}
