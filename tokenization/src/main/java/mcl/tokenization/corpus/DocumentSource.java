package mcl.tokenization.corpus;

import java.io.IOException;
import java.util.List;

/**
 * Documents in a fixed order, in parts (files) that can be read at the same time.
 *
 * <p>The order of the documents is that of the parts, then that within the part; it never depends
 * on who reads what when. Parts are opened as often as they are asked for, except standard input,
 * which can be read once.
 */
public interface DocumentSource {
  /** The number of parts. */
  int parts();

  /** What the user calls the part: its path. */
  String name(int part);

  /** The stored (perhaps compressed) size of the part in bytes, or -1 where that is not known. */
  long bytes(int part);

  /** Opens a part at its first document. The caller closes it. */
  DocumentReader open(int part) throws IOException;

  /** Texts in memory as one part of that name. */
  static DocumentSource of(String name, List<String> texts) {
    return new MemoryDocuments(name, texts);
  }

  /** Hands over every document, in order, on the calling thread. */
  default void forEach(DocumentConsumer consumer) throws IOException {
    for (int part = 0; part < parts(); part++) {
      try (DocumentReader reader = open(part)) {
        for (Document document = reader.next(); document != null; document = reader.next()) {
          consumer.accept(document);
        }
      }
    }
  }

  /** Takes one document. */
  @FunctionalInterface
  interface DocumentConsumer {
    void accept(Document document) throws IOException;
  }
}
