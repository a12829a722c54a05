package mcl.tokenization.corpus;

/** The log as the reader of one part sees it. */
final class PartLog {
  private final CorpusLog log;
  private final int part;
  private final String source;
  private boolean clean = true;

  PartLog(CorpusLog log, int part, String source) {
    this.log = log;
    this.part = part;
    this.source = source;
  }

  String source() {
    return source;
  }

  void delivered(Document document) {
    log.delivered(document);
  }

  void add(CorpusFault fault, long line, long offset, String detail) {
    add(fault, line, offset, detail, 1);
  }

  /** Notes a fault met so many times, first at this place. */
  void add(CorpusFault fault, long line, long offset, String detail, long times) {
    clean = false;
    log.add(part, new CorpusProblem(fault, source, line, offset, detail), times);
  }

  /** Notes that the part held no document, unless a fault noted before says why. */
  void addEmpty() {
    if (clean) {
      add(CorpusFault.EMPTY_FILE, 0, 0, "");
    }
  }
}
