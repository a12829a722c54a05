package mcl.tokenization.shards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import mcl.base.safetensors.Dtype;
import mcl.tokenization.corpus.Document;
import mcl.tokenization.corpus.DocumentReader;
import mcl.tokenization.corpus.DocumentSource;
import mcl.tokenization.encoding.TokenSequence;
import mcl.tokenization.encoding.Tokenizer;

/**
 * Cuts one unit into shards. Documents are read here, encoded by the threads of a pool in groups,
 * and written here in the order in which they were read, so the result does not depend on threads.
 */
final class UnitSharder {
  private static final int GROUP_CHARACTERS = 1 << 17;
  private static final int GROUP_DOCUMENTS = 1 << 12;

  /** What all units of a run share. */
  record Run(
      DocumentSource source,
      Tokenizer tokenizer,
      ShardRecipe recipe,
      String recipeSha256,
      Path folder,
      ExecutorService encoders,
      ShardingListener listener) {}

  private final Run run;
  private final ShardUnit unit;
  private final int groupsAhead;
  private final Dtype dtype;
  private final Deque<Future<List<TokenSequence>>> encoding = new ArrayDeque<>();
  private List<String> group = new ArrayList<>();
  private int groupCharacters;
  private int shards;
  private ShardWriter writer;

  /**
   * A unit about to be cut.
   *
   * @param groupsAhead how many groups may be with the pool at a time
   */
  UnitSharder(Run run, ShardUnit unit, int groupsAhead) {
    this.run = run;
    this.unit = unit;
    this.groupsAhead = groupsAhead;
    this.dtype = ShardWriter.dtype(run.tokenizer().vocabulary().size());
  }

  /** Makes the shards that are missing. */
  void run() throws IOException, InterruptedException {
    List<FinishedShard> kept = FinishedShard.of(unit, run.folder(), run.recipeSha256());
    kept.forEach(shard -> run.listener().finished(shard.path().getFileName().toString(), true));
    if (!kept.isEmpty() && kept.get(kept.size() - 1).last()) {
      unit.parts().forEach(part -> run.listener().read(Math.max(0, run.source().bytes(part))));
      return;
    }
    shards = kept.size();
    long skip = kept.stream().mapToLong(FinishedShard::documents).sum();
    open();
    try {
      for (int part = unit.firstPart(); part < unit.endPart(); part++) {
        skip = read(part, skip);
      }
      sendGroup();
      while (!encoding.isEmpty()) {
        writeGroup();
      }
      finish(true);
    } finally {
      encoding.forEach(group -> group.cancel(true));
      writer.close();
    }
  }

  /** Reads a part but for its first documents, and says how many are still to be passed over. */
  private long read(int part, long skip) throws IOException, InterruptedException {
    long passed = 0;
    long reported = 0;
    try (DocumentReader reader = run.source().open(part)) {
      for (Document document = reader.next(); document != null; document = reader.next()) {
        if (passed++ >= skip) {
          take(document.text());
        }
        if (group.isEmpty()) {
          run.listener().read(reader.bytesRead() - reported);
          reported = reader.bytesRead();
        }
      }
      run.listener().read(reader.bytesRead() - reported);
    }
    return Math.max(0, skip - passed);
  }

  private void take(String text) throws IOException, InterruptedException {
    group.add(text);
    groupCharacters += text.length();
    if (groupCharacters >= GROUP_CHARACTERS || group.size() >= GROUP_DOCUMENTS) {
      sendGroup();
    }
  }

  private void sendGroup() throws IOException, InterruptedException {
    List<String> texts = group;
    encoding.add(run.encoders().submit(() -> encode(texts)));
    group = new ArrayList<>();
    groupCharacters = 0;
    if (encoding.size() > groupsAhead) {
      writeGroup();
    }
  }

  private List<TokenSequence> encode(List<String> texts) {
    return texts.stream().map(run.tokenizer()::encode).toList();
  }

  private void writeGroup() throws IOException, InterruptedException {
    for (TokenSequence document : next()) {
      if (writer.size() >= run.recipe().config().shardTokens()) {
        finish(false);
        writer.close();
        open();
      }
      writer.add(document);
    }
  }

  private List<TokenSequence> next() throws InterruptedException {
    try {
      return encoding.remove().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("text could not be encoded: " + e.getCause(), e.getCause());
    }
  }

  private void open() throws IOException {
    writer = new ShardWriter(run.folder().resolve(unit.file(shards)), dtype);
  }

  /**
   * A run that is being stopped finishes nothing more: to an interrupted reader a file may seem to
   * end early.
   */
  private void finish(boolean last) throws IOException, InterruptedException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedException("stopped before " + unit.file(shards) + " was complete");
    }
    String vocabulary = run.recipe().vocabularySha256();
    writer.finish(FinishedShard.metadata(vocabulary, run.recipeSha256(), last));
    run.listener().finished(unit.file(shards), false);
    shards++;
  }
}
