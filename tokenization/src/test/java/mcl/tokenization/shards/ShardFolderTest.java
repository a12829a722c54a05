package mcl.tokenization.shards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import mcl.base.check.UserException;
import mcl.tokenization.corpus.CorpusConfig;
import mcl.tokenization.corpus.DocumentSource;
import mcl.tokenization.encoding.TinyTokenizer;
import mcl.tokenization.encoding.Tokenizer;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.VocabularyFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What a folder of shards refuses. */
final class ShardFolderTest {
  @TempDir private Path folder;
  private Shelf shelf;

  @BeforeEach
  void writeShards() throws Exception {
    shelf = new Shelf(folder).with(List.of(List.of("a b c", "d e"), List.of("f")));
    shelf.tokenize(Shelf.config(100), 1);
  }

  @Test
  void reject_changedFile() throws IOException {
    Path file = shelf.text().resolve("file-0.txt");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    rejects(() -> shelf.tokenize(Shelf.config(100), 1), "other inputs", file.toString());
    Files.writeString(file, "x");
    rejects(() -> shelf.tokenize(Shelf.config(100), 1), "other inputs", file.toString());
  }

  @Test
  void reject_moreFiles() throws IOException {
    Files.writeString(shelf.text().resolve("more.txt"), "x");
    rejects(() -> shelf.tokenize(Shelf.config(100), 1), "other inputs (2 files, now 3)");
  }

  @Test
  void reject_otherSettings() {
    rejects(() -> shelf.tokenize(Shelf.config(99), 1), "other settings", "99", "100");
    ShardingConfig reading = Shelf.config(100).withReading(CorpusConfig.defaults());
    rejects(() -> shelf.tokenize(reading, 1), "other settings", "AUTO", "LINES");
  }

  @Test
  void reject_otherTokenizer() {
    VocabularyFile cased = VocabularyFile.of(TinyTokenizer.vocabulary(), Normalization.cased());
    rejects(
        () -> {
          try (Tokenizer tokenizer = Tokenizer.of(cased)) {
            new TextSharder(tokenizer, Shelf.config(100), 1)
                .write(shelf.source(), shelf.shards(), ShardingListener.SILENT);
          }
        },
        "the same vocabulary under other tokenizer rules");
  }

  @Test
  void reject_unfinishedWorkOnOtherInputs() throws IOException {
    Files.delete(shelf.shards().resolve("manifest.json"));
    Files.writeString(shelf.text().resolve("more.txt"), "x");
    rejects(() -> shelf.tokenize(Shelf.config(100), 1), "other inputs");
  }

  @Test
  void reject_secondRunOnTextThatCannotBeKnownAgain() throws Exception {
    Shelf other = new Shelf(folder.resolve("other"));
    DocumentSource memory = DocumentSource.of("standard input", List.of("a b"));
    other.tokenize(memory, Shelf.config(100), 1);
    String message =
        assertThrows(UserException.class, () -> other.tokenize(memory, Shelf.config(100), 1))
            .getMessage();
    assertTrue(message.contains("standard input"), message);
  }

  @Test
  void reject_foldersOfOtherThings() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home/shards"));
    Files.writeString(home.resolve("thesis.txt"), "precious");
    Shelf other = new Shelf(folder.resolve("home"));
    DocumentSource memory = DocumentSource.of("m", List.of("a"));
    rejects(() -> other.tokenize(memory, Shelf.config(100), 1), "not empty", "thesis.txt");
    Files.writeString(folder.resolve("home/file"), "x");
    assertEquals("precious", Files.readString(home.resolve("thesis.txt")));
  }

  @Test
  void reject_fileInsteadOfFolder() throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("z")).resolve("shards"), "x");
    DocumentSource memory = DocumentSource.of("m", List.of("a"));
    rejects(
        () -> new Shelf(folder.resolve("z")).tokenize(memory, Shelf.config(100), 1), "is a file");
  }

  @Test
  void reject_twoProcessesAtOnce() throws IOException {
    Files.delete(shelf.shards().resolve("manifest.json"));
    try (FileChannel lock =
        FileChannel.open(
            shelf.shards().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();
      rejects(() -> shelf.tokenize(Shelf.config(100), 1), "another process");
    }
  }

  @Test
  void reject_shardOfAnotherSet() throws Exception {
    Shelf other = new Shelf(folder.resolve("other")).with(List.of(List.of("x y z")));
    other.tokenize(Shelf.config(100), 1);
    String name = "shard-00000-00000.safetensors";
    Files.delete(shelf.shards().resolve(name));
    Files.delete(shelf.shards().resolve("manifest.json"));
    Files.copy(other.shards().resolve(name), shelf.shards().resolve(name));
    rejects(() -> shelf.tokenize(Shelf.config(100), 1), name, "does not belong");
  }

  @Test
  void reject_textWithoutAToken() throws Exception {
    Shelf empty = new Shelf(folder.resolve("empty")).with(List.of(List.of("\u200b"), List.of()));
    rejects(() -> empty.tokenize(Shelf.config(100), 1), "no text", "2 inputs", "1 documents");
  }

  private static void rejects(Executable action, String... words) {
    String message = assertThrows(UserException.class, action).getMessage();
    for (String word : words) {
      assertTrue(message.contains(word), message);
    }
  }
}
