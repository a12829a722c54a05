package mcl.tokenization.shards;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.check.Require;
import mcl.base.check.UserException;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.TensorFile;
import mcl.base.safetensors.TensorHeader;

/** One mapped shard. Documents are numbered within it, from 0. */
final class OpenShard implements Closeable {
  private final TensorFile file;
  private final long documents;
  private final long tokens;
  private final int vocabularySize;
  private final boolean wide;

  private OpenShard(TensorFile file, ShardManifest.Shard entry, int vocabularySize) {
    this.file = file;
    this.documents = entry.documents();
    this.tokens = entry.tokens();
    this.vocabularySize = vocabularySize;
    this.wide = ShardWriter.dtype(vocabularySize) == Dtype.I32;
  }

  /** Opens the file of an entry of the manifest and holds it to what the manifest says. */
  static OpenShard of(Path folder, ShardManifest.Shard entry, ShardManifest manifest) {
    Path path = folder.resolve(entry.file());
    requireSize(path, entry.bytes());
    TensorFile file = TensorFile.open(path);
    OpenShard shard = new OpenShard(file, entry, manifest.vocabularySize());
    try {
      Dtype tokenType = ShardWriter.dtype(manifest.vocabularySize());
      shard.requireTensor(ShardWriter.TOKENS, tokenType, entry.tokens());
      shard.requireTensor(ShardWriter.DOCUMENTS, Dtype.I64, entry.documents() + 1);
      String vocabulary = file.metadata().get(FinishedShard.VOCABULARY);
      shard.require(
          manifest.vocabularySha256().equals(vocabulary), "was made with another vocabulary");
      LongBuffer ends = file.bytes(ShardWriter.DOCUMENTS, entry.documents(), 1).asLongBuffer();
      shard.require(ends.get(0) == entry.tokens(), "has documents that do not end with its tokens");
      return shard;
    } catch (RuntimeException e) {
      shard.close();
      throw e;
    }
  }

  private static void requireSize(Path path, long bytes) {
    try {
      if (!Files.exists(path) || Files.size(path) != bytes) {
        throw UserException.of(
            "%s is %s; the manifest promises %d bytes. Copy the folder again, or tokenize the text"
                + " again.",
            path, Files.exists(path) ? Files.size(path) + " bytes long" : "missing", bytes);
      }
    } catch (IOException e) {
      throw new UserException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void requireTensor(String name, Dtype dtype, long elements) {
    TensorHeader header = file.header(name);
    require(
        header.dtype() == dtype && header.shape().rank() == 1 && header.elements() == elements,
        "holds \""
            + name
            + "\" as "
            + header.dtype()
            + " "
            + header.shape()
            + ", not as "
            + dtype
            + " ["
            + elements
            + "]");
  }

  private void require(boolean holds, String fault) {
    if (!holds) {
      throw UserException.of(
          "%s %s: it is damaged or of another set. Tokenize the text again.", file.path(), fault);
    }
  }

  long documents() {
    return documents;
  }

  long length(long document) {
    LongBuffer places = file.bytes(ShardWriter.DOCUMENTS, document, 2).asLongBuffer();
    return length(places.get(0), places.get(1));
  }

  /** The lengths from a document on, until the target is full or the shard ends; how many. */
  int lengths(long firstDocument, long[] target, int offset) {
    int count = (int) Math.min(documents - firstDocument, target.length - offset);
    LongBuffer places = file.bytes(ShardWriter.DOCUMENTS, firstDocument, count + 1).asLongBuffer();
    for (int i = 0; i < count; i++) {
      target[offset + i] = length(places.get(i), places.get(i + 1));
    }
    return count;
  }

  private long length(long begin, long end) {
    require(begin >= 0 && begin <= end && end <= tokens, "has documents out of order");
    return end - begin;
  }

  void read(long document, long from, int count, int[] target, int offset) {
    LongBuffer places = file.bytes(ShardWriter.DOCUMENTS, document, 2).asLongBuffer();
    Require.argument(
        from >= 0 && count >= 0 && from + count <= length(places.get(0), places.get(1)),
        "%d tokens from %d on are not all in the document",
        count,
        from);
    ByteBuffer bytes = file.bytes(ShardWriter.TOKENS, places.get(0) + from, count);
    for (int i = 0; i < count; i++) {
      int id = wide ? bytes.getInt() : Short.toUnsignedInt(bytes.getShort());
      require(id >= 0 && id < vocabularySize, "holds an id that the vocabulary does not have");
      target[offset + i] = id;
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
