package mcl.tokenization.shards;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.base.safetensors.Dtype;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFile;
import mcl.base.safetensors.TensorFileWriter;
import mcl.base.safetensors.TensorShape;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShardReaderTest {
  private static final String SHARD = "shard-00000-00000.safetensors";

  @TempDir private Path folder;
  private Shelf shelf;

  @BeforeEach
  void writeShards() throws Exception {
    shelf = new Shelf(folder).with(List.of(List.of("a b c", "d e", "f", "g h i j")));
    shelf.tokenize(Shelf.config(5), 1);
  }

  @Test
  void readsPartsOfDocumentsInAnyShard() {
    try (ShardReader reader = ShardReader.open(shelf.shards())) {
      assertEquals(4, reader.documents());
      assertTrue(reader.manifest().shards().size() > 1);
      int[] target = new int[6];
      reader.read(3, 1, 2, target, 3);
      Vocabulary vocabulary = reader.tokenizer().vocabulary();
      int h = vocabulary.id("h");
      assertArrayEquals(new int[] {0, 0, 0, h, vocabulary.id("i"), 0}, target);
      assertThrows(IllegalArgumentException.class, () -> reader.read(3, 3, 2, target, 0));
      assertThrows(IllegalArgumentException.class, () -> reader.length(4));
      long[] lengths = new long[3];
      reader.lengths(1, lengths);
      assertArrayEquals(new long[] {2, 1, 4}, lengths);
    }
  }

  @Test
  void reject_unfinished() throws IOException {
    Files.delete(shelf.shards().resolve("manifest.json"));
    rejects("not finished", "mcl tokenize once more");
  }

  @Test
  void reject_otherFolder() {
    String message = assertThrows(UserException.class, () -> ShardReader.open(folder)).getMessage();
    assertTrue(message.contains("no folder of token shards"), message);
  }

  @Test
  void reject_missingAndShortenedShards() throws IOException {
    Path shard = shelf.shards().resolve(SHARD);
    byte[] bytes = Files.readAllBytes(shard);
    Files.write(shard, new byte[] {1, 2, 3});
    rejects(SHARD, "3 bytes long", bytes.length + " bytes");
    Files.delete(shard);
    rejects(SHARD, "missing");
  }

  @Test
  void reject_otherVocabulary() throws IOException {
    try (ShardReader reader = ShardReader.open(shelf.shards())) {
      reader.requireVocabulary(reader.tokenizer().vocabulary());
      Vocabulary other =
          new Vocabulary(List.of("a", "b", "c", "d", "e"), new SpecialTokens(0, 1, 2, 3, 4));
      String message =
          assertThrows(UserException.class, () -> reader.requireVocabulary(other)).getMessage();
      assertTrue(message.contains("5 pieces") && message.contains("another vocabulary"), message);
    }
    Path tokenizer = shelf.shards().resolve("tokenizer/tokenizer.json");
    Files.writeString(tokenizer, Files.readString(tokenizer).replace("\"cat\"", "\"dog\""));
    rejects("tokenizer", "vocabulary");
  }

  @Test
  void reject_manifestsThatContradictThemselves() throws IOException {
    Path manifest = shelf.shards().resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("\"version\" : 1", "\"version\" : 9"));
    rejects("manifest.json", "version 9");
    Files.writeString(manifest, text.replace("\"tokens\" : 10", "\"tokens\" : 11"));
    rejects("manifest.json", "tokens is 11", "hold 10");
    Files.writeString(manifest, text.replace("\"" + SHARD, "\"../" + SHARD));
    rejects("manifest.json", "../" + SHARD);
    Files.writeString(manifest, text.replace("\"version\" : 1,", ""));
    rejects("manifest.json");
  }

  @Test
  void verifyFindsAChangedByte() throws IOException {
    Path shard = shelf.shards().resolve(SHARD);
    byte[] bytes = Files.readAllBytes(shard);
    bytes[bytes.length - 1] ^= 1;
    Files.write(shard, bytes);
    try (ShardReader reader = ShardReader.open(shelf.shards())) {
      String message = assertThrows(UserException.class, () -> reader.verify()).getMessage();
      assertTrue(message.contains(SHARD) && message.contains("checksum"), message);
      assertThrows(Stopped.class, () -> reader.verify(() -> true));
    }
  }

  @Test
  void reject_documentsOutOfOrder() throws IOException {
    replaceShard(Dtype.U16, new int[] {5, 6, 7}, new long[] {0, 7, 3});
    try (ShardReader reader = ShardReader.open(shelf.shards())) {
      assertThrows(UserException.class, () -> reader.length(0));
      assertThrows(UserException.class, () -> reader.length(1));
      assertThrows(UserException.class, () -> reader.read(0, 0, 1, new int[1], 0));
    }
  }

  @Test
  void reject_idsOutsideTheVocabulary() throws IOException {
    replaceShard(Dtype.U16, new int[] {5, 60_000, 7}, new long[] {0, 2, 3});
    try (ShardReader reader = ShardReader.open(shelf.shards())) {
      assertThrows(UserException.class, () -> reader.read(0, 0, 2, new int[2], 0));
    }
  }

  @Test
  void reject_tensorsOfAnotherKind() throws IOException {
    replaceShard(Dtype.I32, new int[] {5, 6, 7}, new long[] {0, 2, 3});
    rejects(SHARD, "tokens", "I32", "U16");
    replaceShard(Dtype.U16, new int[] {5, 6, 7}, new long[] {0, 2, 2});
    rejects(SHARD, "do not end");
  }

  /** Puts a shard of two documents with three tokens in the place of the first. */
  private void replaceShard(Dtype dtype, int[] tokens, long[] documents) throws IOException {
    Path shard = shelf.shards().resolve(SHARD);
    Map<String, String> metadata;
    try (TensorFile file = TensorFile.open(shard)) {
      metadata = file.metadata();
    }
    TensorFileWriter.write(
        shard,
        metadata,
        List.of(
            new NamedTensor("tokens", dtype, TensorShape.of(3), out -> out.append(tokens)),
            NamedTensor.of("documents", TensorShape.of(3), documents)));
    ShardManifest old = Json.read(shelf.shards().resolve("manifest.json"), ShardManifest.class);
    var entry = new ShardManifest.Shard(SHARD, "", Files.size(shard), 2, 3);
    Json.write(
        shelf.shards().resolve("manifest.json"),
        new ShardManifest(
            1, old.vocabularySha256(), old.vocabularySize(), "", 2, 3, List.of(entry)));
  }

  private void rejects(String... words) {
    String message =
        assertThrows(UserException.class, () -> ShardReader.open(shelf.shards())).getMessage();
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }
}
