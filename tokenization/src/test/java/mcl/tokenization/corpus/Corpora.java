package mcl.tokenization.corpus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/** Small corpora for tests. */
final class Corpora {
  private Corpora() {}

  static CorpusConfig config(CorpusFormat format) {
    return CorpusConfig.defaults().withFormat(format);
  }

  static CorpusConfig limits(CorpusFormat format, int line, int document) {
    return new CorpusConfig(format, "text", line, document, false);
  }

  static TextCorpus corpus(Path file, CorpusConfig config) {
    return new TextCorpus(List.of(new CorpusInput(file.getFileName().toString(), file)), config);
  }

  static TextCorpus corpus(Path folder, byte[] content, CorpusConfig config) throws IOException {
    return corpus(Files.write(folder.resolve("corpus.txt"), content), config);
  }

  static TextCorpus corpus(Path folder, String content, CorpusConfig config) throws IOException {
    return corpus(folder, content.getBytes(StandardCharsets.UTF_8), config);
  }

  static List<String> texts(DocumentSource corpus) throws IOException {
    List<String> texts = new ArrayList<>();
    corpus.forEach(document -> texts.add(document.text()));
    return texts;
  }

  static byte[] compress(Compression compression, byte[] text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = compressor(compression, bytes)) {
      out.write(text);
    }
    return bytes.toByteArray();
  }

  private static OutputStream compressor(Compression compression, OutputStream out)
      throws IOException {
    return switch (compression) {
      case NONE -> out;
      case GZIP -> new GzipCompressorOutputStream(out);
      case ZSTD ->
          ZstdCompressorOutputStream.builder().setOutputStream(out).setChecksum(true).get();
      case BZIP2 -> new BZip2CompressorOutputStream(out);
      case XZ -> new XZCompressorOutputStream(out);
    };
  }
}
