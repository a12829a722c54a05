package mcl.tokenization.shards;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import mcl.tokenization.corpus.Document;
import mcl.tokenization.corpus.DocumentReader;
import mcl.tokenization.corpus.DocumentSource;

/** A source that breaks after so many documents, over all its readers. */
record FailingSource(DocumentSource source, AtomicLong left) implements DocumentSource {
  @Override
  public int parts() {
    return source.parts();
  }

  @Override
  public String name(int part) {
    return source.name(part);
  }

  @Override
  public long bytes(int part) {
    return source.bytes(part);
  }

  @Override
  public DocumentReader open(int part) throws IOException {
    DocumentReader reader = source.open(part);
    return new DocumentReader() {
      @Override
      public Document next() throws IOException {
        if (left.getAndDecrement() <= 0) {
          throw new IOException("the disk is gone");
        }
        return reader.next();
      }

      @Override
      public long bytesRead() {
        return reader.bytesRead();
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }
}
