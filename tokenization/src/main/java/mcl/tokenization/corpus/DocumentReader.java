package mcl.tokenization.corpus;

import java.io.Closeable;
import java.io.IOException;

/** Reads the documents of one part in order. Used by one thread at a time. */
public interface DocumentReader extends Closeable {
  /** The next document, or null after the last one. */
  Document next() throws IOException;

  /**
   * How much of the part has been read, in the unit of {@link DocumentSource#bytes}: for a progress
   * bar. It runs ahead of the document just delivered by what is buffered.
   */
  long bytesRead();
}
