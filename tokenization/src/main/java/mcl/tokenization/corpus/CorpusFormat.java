package mcl.tokenization.corpus;

import java.util.Locale;

/** How documents are told apart. */
public enum CorpusFormat {
  /** JSON lines where the name ends so (.jsonl, .ndjson, .json), else {@link #PARAGRAPHS}. */
  AUTO,
  /** Plain text; a blank line ends a document. */
  PARAGRAPHS,
  /** Plain text; every line that is not blank is a document. */
  LINES,
  /** A JSON object a line, with the text in one of its fields. */
  JSON_LINES;

  /** The format of a file: itself, or what {@link #AUTO} means for this name. */
  CorpusFormat of(String fileName) {
    if (this != AUTO) {
      return this;
    }
    String name = fileName.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst|bz2|xz)$", "");
    return name.matches("(?s).*\\.(jsonl|ndjson|json)") ? JSON_LINES : PARAGRAPHS;
  }
}
