package mcl.tokenization.corpus;

/** Every line a document. */
final class LineReader extends PartReader {
  private final Utf8Text utf8;

  LineReader(LineScanner lines, PartLog log) {
    super(lines, log);
    this.utf8 = new Utf8Text(log);
  }

  @Override
  String nextText() {
    if (!lines.next()) {
      return null;
    }
    int end = lines.end();
    int content = end > lines.start() && lines.bytes()[end - 1] == '\r' ? end - 1 : end;
    return utf8.decode(lines.bytes(), lines.start(), content, lines.number(), lines.offset());
  }
}
