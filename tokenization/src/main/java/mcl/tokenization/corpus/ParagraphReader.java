package mcl.tokenization.corpus;

import java.util.Arrays;

/** Lines up to a blank one are a document. */
final class ParagraphReader extends PartReader {
  private final Utf8Text utf8;
  private final int maxDocumentBytes;
  private byte[] document = new byte[1 << 12];
  private int length;
  private long firstLine;
  private long firstOffset;
  private boolean lineWaits; // the scanner stands on a line that no longer fitted
  private boolean cut; // the document before was cut, this one is its rest

  ParagraphReader(LineScanner lines, int maxDocumentBytes, PartLog log) {
    super(lines, log);
    this.utf8 = new Utf8Text(log);
    this.maxDocumentBytes = maxDocumentBytes;
  }

  @Override
  String nextText() {
    length = 0;
    while (lineWaits || lines.next()) {
      lineWaits = false;
      if (!lines.isContinued() && lines.isBlank()) {
        cut = false;
        if (length > 0) {
          return text();
        }
      } else if (!fits()) {
        noteCut();
        lineWaits = true;
        return text();
      } else {
        append();
      }
    }
    return length > 0 ? text() : null;
  }

  /** With the line break between. */
  private boolean fits() {
    return length == 0 || length + 1L + lines.end() - lines.start() <= maxDocumentBytes;
  }

  private void noteCut() {
    if (!cut) {
      String limit = "more than " + maxDocumentBytes + " bytes";
      log.add(CorpusFault.LONG_DOCUMENT, firstLine, firstOffset, limit);
    }
    cut = true;
  }

  private void append() {
    int bytes = lines.end() - lines.start();
    if (length == 0) {
      firstLine = lines.number();
      firstOffset = lines.offset();
    }
    if (length + bytes + 1 > document.length) {
      document = Arrays.copyOf(document, Math.max(2 * document.length, length + bytes + 1));
    }
    if (length > 0 && !lines.isContinued()) {
      document[length++] = '\n';
    }
    System.arraycopy(lines.bytes(), lines.start(), document, length, bytes);
    length += bytes;
  }

  private String text() {
    int end = document[length - 1] == '\r' ? length - 1 : length;
    return utf8.decode(document, 0, end, firstLine, firstOffset);
  }
}
