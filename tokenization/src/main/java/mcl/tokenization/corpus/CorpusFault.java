package mcl.tokenization.corpus;

/** What can be wrong with a corpus, and what reading does about it unless it is strict. */
public enum CorpusFault {
  /** Each malformed sequence counts once. */
  INVALID_UTF8("not valid UTF-8", "read as U+FFFD"),
  /** A line above the limit. */
  LONG_LINE("line longer than the limit", "cut into several; a JSON line is skipped"),
  /** A document above the limit. */
  LONG_DOCUMENT("document longer than the limit", "cut into several documents"),
  /** A file without a single document. */
  EMPTY_FILE("file without text", "skipped"),
  /** A compressed file whose end is missing. */
  TRUNCATED("compressed file ends too early", "read up to there"),
  /** A compressed file whose content contradicts itself. */
  CORRUPT("damaged compressed file", "read up to there"),
  /** A line of a JSON lines file that is no JSON object. */
  MALFORMED_JSON("line is not a JSON object", "line skipped"),
  /** A JSON line without the text field, or with something else than text in it. */
  MISSING_FIELD("JSON line without the text field", "line skipped"),
  /** Another format, recognised by its first bytes. */
  NOT_TEXT("file of another format", "skipped"),
  /** The operating system refuses to read on. */
  UNREADABLE("file cannot be read", "read up to there");

  private final String title;
  private final String remedy;

  CorpusFault(String title, String remedy) {
    this.title = title;
    this.remedy = remedy;
  }

  /** What is wrong, in a few words. */
  public String title() {
    return title;
  }

  /** What was done about it, in a few words. */
  public String remedy() {
    return remedy;
  }
}
