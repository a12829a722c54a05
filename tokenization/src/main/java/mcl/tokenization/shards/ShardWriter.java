package mcl.tokenization.shards;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import mcl.base.files.AtomicFiles;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFileWriter;
import mcl.base.safetensors.TensorShape;
import mcl.tokenization.encoding.TokenSequence;

/**
 * Fills one shard: the tensors {@code tokens} (U16 if every id fits, else I32), the ids of all
 * documents one after another, and {@code documents} (I64), where each begins, and where the last
 * one ends.
 *
 * <p>The tokens wait in a temporary file until their number is known, so memory holds 8 bytes a
 * document and nothing a token.
 */
final class ShardWriter implements Closeable {
  static final String TOKENS = "tokens";
  static final String DOCUMENTS = "documents";
  private static final int BUFFER_BYTES = 1 << 18;

  private final Path target;
  private final Dtype dtype;
  private final FileChannel waiting;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private long[] offsets = new long[1024];
  private int documents;

  ShardWriter(Path target, Dtype dtype) throws IOException {
    this.target = target;
    this.dtype = dtype;
    this.waiting =
        FileChannel.open(
            AtomicFiles.temporaryFor(target),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** The type of the ids of a vocabulary of this size. */
  static Dtype dtype(int vocabularySize) {
    return vocabularySize <= 1 << 16 ? Dtype.U16 : Dtype.I32;
  }

  /** Adds a document, which may be empty. */
  void add(TokenSequence document) throws IOException {
    for (int i = 0; i < document.length(); i++) {
      if (buffer.remaining() < Integer.BYTES) {
        flush();
      }
      if (dtype == Dtype.U16) {
        buffer.putShort((short) document.id(i));
      } else {
        buffer.putInt(document.id(i));
      }
    }
    if (documents + 1 == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * offsets.length);
    }
    offsets[documents + 1] = offsets[documents] + document.length();
    documents++;
  }

  /** Tokens and documents, together. */
  long size() {
    return offsets[documents] + documents;
  }

  /** Writes the shard, which appears complete or not at all. */
  void finish(Map<String, String> metadata) throws IOException {
    flush();
    NamedTensor tokens =
        new NamedTensor(TOKENS, dtype, TensorShape.of(offsets[documents]), this::copyTokens);
    NamedTensor starts =
        new NamedTensor(
            DOCUMENTS,
            Dtype.I64,
            TensorShape.of(documents + 1),
            out -> out.append(offsets, 0, documents + 1));
    TensorFileWriter.write(target, metadata, List.of(tokens, starts));
  }

  @Override
  public void close() throws IOException {
    waiting.close();
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      waiting.write(buffer);
    }
    buffer.clear();
  }

  private void copyTokens(TensorFileWriter out) throws IOException {
    waiting.position(0);
    buffer.clear();
    while (waiting.read(buffer) >= 0) {
      buffer.flip();
      out.append(buffer);
      buffer.clear();
    }
  }
}
