package mcl.tokenization.corpus;

import java.util.List;

/** A source whose documents are already in memory; blank texts are left out. */
final class MemoryDocuments implements DocumentSource {
  /** A reader without documents. */
  static final DocumentReader NOTHING = new MemoryDocuments("nothing", List.of()).open(0);

  private final String name;
  private final List<String> texts;

  MemoryDocuments(String name, List<String> texts) {
    this.name = name;
    this.texts = texts.stream().filter(text -> !text.isBlank()).toList();
  }

  @Override
  public int parts() {
    return 1;
  }

  @Override
  public String name(int part) {
    return name;
  }

  @Override
  public long bytes(int part) {
    return texts.size();
  }

  @Override
  public DocumentReader open(int part) {
    return new DocumentReader() {
      private int read;

      @Override
      public Document next() {
        return read == texts.size() ? null : new Document(name, ++read, texts.get(read - 1));
      }

      @Override
      public long bytesRead() {
        return read;
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }
}
