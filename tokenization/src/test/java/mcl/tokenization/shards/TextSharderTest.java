package mcl.tokenization.shards;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.TensorFile;
import mcl.tokenization.corpus.DocumentSource;
import mcl.tokenization.encoding.TinyTokenizer;
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextSharderTest {
  private static final int SHARD_TOKENS = 300;

  @TempDir private Path folder;
  private Shelf shelf;
  private List<List<String>> files;

  @BeforeEach
  void writeText() throws IOException {
    Random random = new Random(1);
    files = IntStream.range(0, 6).mapToObj(i -> Shelf.documents(random, 10 + 30 * i, 40)).toList();
    shelf = new Shelf(folder).with(files);
  }

  @Test
  void everyDocumentIsThereInOrder() throws Exception {
    ShardManifest manifest = shelf.tokenize(Shelf.config(SHARD_TOKENS), 3);
    List<String> documents = files.stream().flatMap(List::stream).toList();
    assertTrue(manifest.shards().size() > 10, manifest.toString());
    assertEquals(documents.size(), manifest.documents());
    try (ShardReader reader = ShardReader.open(shelf.shards());
        Tokenizer tokenizer = Tokenizer.of(reader.tokenizer())) {
      for (int i = 0; i < documents.size(); i++) {
        int[] ids = new int[(int) reader.length(i)];
        reader.read(i, 0, ids.length, ids, 0);
        assertArrayEquals(tokenizer.encode(documents.get(i)).toArray(), ids);
      }
      reader.verify();
    }
  }

  @Test
  void shardsAreOrdinarySafetensors() throws Exception {
    ShardManifest manifest = shelf.tokenize(Shelf.config(SHARD_TOKENS), 1);
    for (ShardManifest.Shard shard : manifest.shards()) {
      try (TensorFile file = TensorFile.open(shelf.shards().resolve(shard.file()))) {
        assertEquals(Dtype.U16, file.header("tokens").dtype());
        assertEquals(Dtype.I64, file.header("documents").dtype());
        long[] starts = file.longs("documents");
        assertEquals(shard.documents() + 1, starts.length);
        assertEquals(0, starts[0]);
        assertEquals(shard.tokens(), starts[starts.length - 1]);
        assertEquals(manifest.vocabularySha256(), file.metadata().get("vocabulary_sha256"));
        assertEquals("1", file.metadata().get("version"));
        assertTrue(shard.tokens() + shard.documents() <= SHARD_TOKENS + 41);
      }
    }
  }

  @Test
  void bytesDoNotDependOnThreads() throws Exception {
    shelf.tokenize(Shelf.config(SHARD_TOKENS), 1);
    Map<String, byte[]> expected = Shelf.contents(shelf.shards());
    for (int threads : new int[] {2, 5, 16}) {
      AtomicFiles.deleteTree(shelf.shards());
      shelf.tokenize(Shelf.config(SHARD_TOKENS), threads);
      assertSame(expected);
    }
  }

  @Test
  void brokenOffRunsAreGoneOnWith() throws Exception {
    shelf.tokenize(Shelf.config(SHARD_TOKENS), 2);
    Map<String, byte[]> expected = Shelf.contents(shelf.shards());
    AtomicFiles.deleteTree(shelf.shards());
    int failures = 0;
    // 510 documents: three runs of at most 60, 100 and 140 cannot read them all, however they race.
    for (long limit = 60; !Files.exists(shelf.shards().resolve("manifest.json")); limit += 40) {
      DocumentSource failing = new FailingSource(shelf.source(), new AtomicLong(limit));
      try {
        shelf.tokenize(failing, Shelf.config(SHARD_TOKENS), 2);
      } catch (IOException e) {
        failures++;
        assertThrows(UserException.class, () -> ShardReader.open(shelf.shards()));
      }
    }
    assertTrue(failures > 2, "failed " + failures + " times");
    assertSame(expected);
  }

  @Test
  void finishedShardsAreKept() throws Exception {
    ShardManifest manifest = shelf.tokenize(Shelf.config(SHARD_TOKENS), 2);
    Map<String, byte[]> expected = Shelf.contents(shelf.shards());
    Path kept = shelf.shards().resolve(manifest.shards().get(0).file());
    String keptKey = identity(kept);
    Files.delete(shelf.shards().resolve("manifest.json"));
    Files.delete(shelf.shards().resolve(manifest.shards().get(4).file()));
    Files.delete(shelf.shards().resolve(manifest.shards().get(9).file()));
    shelf.tokenize(Shelf.config(SHARD_TOKENS), 2);
    assertEquals(keptKey, identity(kept));
    assertSame(expected);
  }

  private static String identity(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return attributes.fileKey() + " " + attributes.lastModifiedTime();
  }

  @Test
  void finishedWorkIsNotDoneAgain() throws Exception {
    ShardManifest manifest = shelf.tokenize(Shelf.config(SHARD_TOKENS), 2);
    DocumentSource closed = new FailingSource(shelf.source(), new AtomicLong(0));
    assertEquals(manifest, shelf.tokenize(closed, Shelf.config(SHARD_TOKENS), 2));
  }

  @Test
  void listenerHearsOfAllBytesAndShards() throws Exception {
    AtomicLong bytes = new AtomicLong();
    List<String> shards = new ArrayList<>();
    ShardingListener listener =
        new ShardingListener() {
          @Override
          public void read(long more) {
            bytes.addAndGet(more);
          }

          @Override
          public synchronized void finished(String file, boolean earlier) {
            shards.add(file);
          }
        };
    try (Tokenizer tokenizer = Tokenizer.of(TinyTokenizer.file())) {
      DocumentSource source = shelf.source();
      ShardManifest manifest =
          new TextSharder(tokenizer, Shelf.config(SHARD_TOKENS), 3)
              .write(source, shelf.shards(), listener);
      assertEquals(IntStream.range(0, 6).mapToLong(source::bytes).sum(), bytes.get());
      assertEquals(
          manifest.shards().stream().map(ShardManifest.Shard::file).toList(),
          shards.stream().sorted().toList());
    }
  }

  @Test
  void wideVocabulariesTakeFourBytes() throws Exception {
    List<String> pieces = new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"));
    IntStream.range(0, 70_000).forEach(i -> pieces.add("w" + i));
    Vocabulary vocabulary = new Vocabulary(pieces, new SpecialTokens(0, 1, 2, 3, 4));
    VocabularyFile file = VocabularyFile.of(vocabulary, Normalization.uncased());
    try (Tokenizer tokenizer = Tokenizer.of(file)) {
      new TextSharder(tokenizer, Shelf.config(1000), 1)
          .write(
              DocumentSource.of("memory", List.of("w69999 w3")),
              shelf.shards(),
              ShardingListener.SILENT);
    }
    try (ShardReader reader = ShardReader.open(shelf.shards())) {
      int[] ids = new int[2];
      reader.read(0, 0, 2, ids, 0);
      assertArrayEquals(new int[] {70_004, 8}, ids);
    }
  }

  @Test
  void leftoversOfKilledRunsAreSweptAway() throws Exception {
    Files.createDirectories(shelf.shards());
    Path leftover = shelf.shards().resolve("shard-00000-00000.safetensors.tmp-1-2");
    Files.writeString(leftover, "half");
    shelf.tokenize(Shelf.config(SHARD_TOKENS), 2);
    assertFalse(Files.exists(leftover));
    assertFalse(Files.exists(shelf.shards().resolve(".lock")));
  }

  @Test
  void documentsWithoutATokenAreKept() throws Exception {
    shelf.with(List.of(List.of("a b", "\u200b", "c")));
    shelf.tokenize(Shelf.config(SHARD_TOKENS), 1);
    try (ShardReader reader = ShardReader.open(shelf.shards())) {
      assertEquals(2, reader.length(0));
      assertEquals(0, reader.length(1));
      assertEquals(1, reader.length(2));
    }
  }

  private void assertSame(Map<String, byte[]> expected) throws IOException {
    Map<String, byte[]> actual = Shelf.contents(shelf.shards());
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((file, bytes) -> assertArrayEquals(bytes, actual.get(file), file));
  }
}
