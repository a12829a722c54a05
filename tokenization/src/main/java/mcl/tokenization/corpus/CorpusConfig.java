package mcl.tokenization.corpus;

import mcl.base.check.Require;

/**
 * How a corpus is read.
 *
 * @param format how documents are told apart; by the file's name unless said otherwise
 * @param jsonField the field of a JSON line that holds the text
 * @param maxLineBytes where a line is cut. The reader of a file holds at most about one line and
 *     one document, so these two limits bound its memory
 * @param maxDocumentBytes where a document is cut, at the end of a line; not below {@code
 *     maxLineBytes}
 * @param strict whether the first fault ends the reading with an error
 */
public record CorpusConfig(
    CorpusFormat format, String jsonField, int maxLineBytes, int maxDocumentBytes, boolean strict) {
  /** A limit above this could not be held in one array with room to grow. */
  private static final int LARGEST = 1 << 30;

  /** Refuses limits that make no sense. */
  public CorpusConfig {
    Require.argument(format != null, "format is missing");
    Require.argument(jsonField != null && !jsonField.isEmpty(), "jsonField is empty");
    Require.argument(
        maxLineBytes >= 16 && maxLineBytes <= LARGEST,
        "maxLineBytes is %d; expected 16 to %d",
        maxLineBytes,
        LARGEST);
    Require.argument(
        maxDocumentBytes >= maxLineBytes && maxDocumentBytes <= LARGEST,
        "maxDocumentBytes is %d; expected maxLineBytes (%d) to %d",
        maxDocumentBytes,
        maxLineBytes,
        LARGEST);
  }

  /** Format by name, field {@code text}, lines and documents up to 16 MiB, not strict. */
  public static CorpusConfig defaults() {
    return new CorpusConfig(CorpusFormat.AUTO, "text", 1 << 24, 1 << 24, false);
  }

  /** The same with another format. */
  public CorpusConfig withFormat(CorpusFormat other) {
    return new CorpusConfig(other, jsonField, maxLineBytes, maxDocumentBytes, strict);
  }

  /** The same, strict or not. */
  public CorpusConfig withStrict(boolean whether) {
    return new CorpusConfig(format, jsonField, maxLineBytes, maxDocumentBytes, whether);
  }
}
