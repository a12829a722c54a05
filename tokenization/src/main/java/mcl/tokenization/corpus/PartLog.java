package mcl.tokenization.corpus;

/** The log as the reader of one part sees it. */
record PartLog(CorpusLog log, int part, String source) {
  void add(CorpusFault fault, long line, long offset, String detail) {
    add(fault, line, offset, detail, 1);
  }

  void add(CorpusFault fault, long line, long offset, String detail, long times) {
    log.add(part, new CorpusProblem(fault, source, line, offset, detail), times);
  }
}
