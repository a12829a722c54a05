package mcl.tokenization.vocabulary;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import mcl.tokenization.corpus.Document;
import mcl.tokenization.corpus.DocumentReader;
import mcl.tokenization.corpus.DocumentSource;

/**
 * Cuts a source into numbered stretches of text that many threads can fetch at once, in any order
 * in time, and that are the same whoever fetches them.
 *
 * <p>The parts of the source are dealt to a few lanes; stretch n is the next one of lane n modulo
 * the number of lanes. A lane is read by one thread at a time, in the order of its stretches.
 */
final class DocumentLanes implements Closeable {
  private static final int MOST_LANES = 16;

  /** Large enough that counting it takes much longer than adding its counts to the whole. */
  private static final int STRETCH_CHARACTERS = 1 << 22;

  private final DocumentSource source;
  private final List<Lane> lanes = new ArrayList<>();
  private final AtomicInteger open;
  private final LongAdder documents = new LongAdder();
  private final LongAdder finishedBytes = new LongAdder();

  DocumentLanes(DocumentSource source) {
    this.source = source;
    int count = Math.max(1, Math.min(source.parts(), MOST_LANES));
    for (int lane = 0; lane < count; lane++) {
      lanes.add(new Lane(lane, count));
    }
    this.open = new AtomicInteger(count);
  }

  /**
   * Reads a stretch; each number is asked for once. Waits until the one before it in its lane has
   * been read.
   *
   * @return its texts, none if the lane has ended
   */
  List<String> stretch(long number) throws IOException, InterruptedException {
    return lanes.get((int) (number % lanes.size())).stretch(number / lanes.size());
  }

  /** Whether all further stretches are empty. */
  boolean ended() {
    return open.get() == 0;
  }

  long documents() {
    return documents.sum();
  }

  /** Stored bytes read so far, in the unit of {@link DocumentSource#bytes}. */
  long bytesRead() {
    return finishedBytes.sum() + lanes.stream().mapToLong(lane -> lane.bytesRead).sum();
  }

  @Override
  public void close() throws IOException {
    for (Lane lane : lanes) {
      lane.close();
    }
  }

  private final class Lane {
    private final int step;
    private int part;
    private long round;
    private DocumentReader reader;
    private volatile long bytesRead;

    Lane(int first, int step) {
      this.part = first;
      this.step = step;
    }

    synchronized List<String> stretch(long wanted) throws IOException, InterruptedException {
      while (round != wanted) {
        wait();
      }
      List<String> texts = part < source.parts() ? read() : List.of();
      round++;
      notifyAll();
      return texts;
    }

    private List<String> read() throws IOException {
      List<String> texts = new ArrayList<>();
      long characters = 0;
      while (characters < STRETCH_CHARACTERS && part < source.parts()) {
        if (reader == null) {
          reader = source.open(part);
        }
        Document document = reader.next();
        if (document == null) {
          nextPart();
        } else {
          texts.add(document.text());
          characters += document.text().length();
        }
      }
      bytesRead = reader == null ? 0 : reader.bytesRead();
      documents.add(texts.size());
      return texts;
    }

    private void nextPart() throws IOException {
      bytesRead = 0;
      finishedBytes.add(reader.bytesRead());
      close();
      part += step;
      if (part >= source.parts()) {
        open.decrementAndGet();
      }
    }

    private synchronized void close() throws IOException {
      if (reader != null) {
        reader.close();
        reader = null;
      }
    }
  }
}
