package mcl.tokenization.corpus;

import java.io.IOException;

/** What the readers of all formats share: numbering, the log, the files that hold nothing. */
abstract class PartReader implements DocumentReader {
  final LineScanner lines;
  final PartLog log;
  private long delivered;
  private boolean ended;

  PartReader(LineScanner lines, PartLog log) {
    this.lines = lines;
    this.log = log;
  }

  /** The text of the next document, which may be blank, or null after the last one. */
  abstract String nextText();

  @Override
  public final Document next() {
    while (!ended) {
      String text = nextText();
      if (text == null) {
        end();
      } else if (!text.isBlank()) {
        Document document = new Document(log.source(), ++delivered, text);
        log.delivered(document);
        return document;
      }
    }
    return null;
  }

  private void end() {
    ended = true;
    if (delivered == 0) {
      log.addEmpty();
    }
  }

  @Override
  public final long bytesRead() {
    return lines.storedBytesRead();
  }

  @Override
  public final void close() throws IOException {
    lines.close();
  }
}
