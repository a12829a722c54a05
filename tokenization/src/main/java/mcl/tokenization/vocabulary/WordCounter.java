package mcl.tokenization.vocabulary;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import mcl.tokenization.corpus.DocumentSource;

/**
 * Counts the words of a source on several threads. Each thread fetches a stretch of text, counts it
 * in a table of its own, and has that added to the whole.
 */
final class WordCounter {
  private final DocumentLanes lanes;
  private final OrderedCounts counts;
  private final CharacterRules rules;
  private final TrainingListener listener;
  private final long totalBytes;
  private final AtomicLong nextStretch = new AtomicLong();
  private final LongAdder occurrences = new LongAdder();
  private final LongAdder overlong = new LongAdder();

  private WordCounter(
      DocumentLanes lanes,
      OrderedCounts counts,
      CharacterRules rules,
      long totalBytes,
      TrainingListener listener) {
    this.lanes = lanes;
    this.counts = counts;
    this.rules = rules;
    this.totalBytes = totalBytes;
    this.listener = listener;
  }

  /**
   * What was counted.
   *
   * @param words the counts
   * @param documents read
   * @param occurrences of words, those of words dropped later too
   * @param overlong words left out for their length
   */
  record Counted(WordCounts words, long documents, long occurrences, long overlong) {}

  static Counted count(
      DocumentSource source,
      VocabularyConfig config,
      int threads,
      WordPruning pruning,
      TrainingListener listener)
      throws IOException, InterruptedException {
    long total =
        IntStream.range(0, source.parts())
            .mapToLong(source::bytes)
            .reduce(0, (sum, bytes) -> sum < 0 || bytes < 0 ? -1 : sum + bytes);
    try (DocumentLanes lanes = new DocumentLanes(source)) {
      OrderedCounts counts = new OrderedCounts(2 * threads, pruning);
      WordCounter counter =
          new WordCounter(lanes, counts, new CharacterRules(config), total, listener);
      counter.run(threads);
      return new Counted(
          counts.whole(), lanes.documents(), counter.occurrences.sum(), counter.overlong.sum());
    }
  }

  private void run(int threads) throws IOException, InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      ExecutorCompletionService<Void> workers = new ExecutorCompletionService<>(pool);
      for (int i = 0; i < threads; i++) {
        Future<Void> unused = workers.submit(new Worker());
      }
      for (int i = 0; i < threads; i++) {
        workers.take().get(); // the first to fail ends all
      }
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof IOException io) {
      return io;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException("counting words failed", cause);
  }

  private synchronized void report() {
    listener.at(TrainingListener.Stage.COUNTING, lanes.bytesRead(), totalBytes);
  }

  private final class Worker implements Callable<Void>, WordSink {
    private final BertWords words = new BertWords(rules, this);
    private WordCounts table;
    private long seen;

    @Override
    public Void call() throws IOException, InterruptedException {
      while (!lanes.ended()) {
        long stretch = nextStretch.getAndIncrement();
        table = counts.take(stretch);
        for (String text : lanes.stretch(stretch)) {
          words.split(text);
        }
        counts.give(stretch, table);
        report();
      }
      occurrences.add(seen);
      overlong.add(words.overlong());
      return null;
    }

    @Override
    public void word(byte[] utf8, int length) {
      seen++;
      table.add(utf8, 0, length, 1);
    }
  }
}
