package mcl.tokenization.vocabulary;

import java.io.IOException;
import java.util.List;
import mcl.tokenization.corpus.DocumentReader;
import mcl.tokenization.corpus.DocumentSource;

/** Sources in memory put one after the other, a part each. */
record ManyParts(List<DocumentSource> all) implements DocumentSource {
  @Override
  public int parts() {
    return all.size();
  }

  @Override
  public String name(int part) {
    return all.get(part).name(0);
  }

  @Override
  public long bytes(int part) {
    return all.get(part).bytes(0);
  }

  @Override
  public DocumentReader open(int part) throws IOException {
    return all.get(part).open(0);
  }
}
