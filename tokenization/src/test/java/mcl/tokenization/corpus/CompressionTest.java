package mcl.tokenization.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class CompressionTest {
  private static final CorpusConfig LINES = Corpora.config(CorpusFormat.LINES);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Compression.class)
  void recognisesEachByItsContent(Compression compression) throws IOException {
    byte[] stored = Corpora.compress(compression, bytes("one\ntwo\n"));
    assertEquals(List.of("one", "two"), Corpora.texts(Corpora.corpus(folder, stored, LINES)));
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void readsSeveralMembersAsOneText(Compression compression) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    for (String member : List.of("one\ntw", "", "o\nthr", "ee")) {
      stored.write(Corpora.compress(compression, bytes(member)));
    }
    TextCorpus corpus = Corpora.corpus(folder, stored.toByteArray(), LINES);
    assertEquals(List.of("one", "two", "three"), Corpora.texts(corpus));
    assertTrue(corpus.report().isClean(), corpus.report().text());
  }

  @Test
  void readsZstandardThatBeginsWithASkippableFrame() throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    stored.write(new byte[] {0x53, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 7, 7});
    stored.write(Corpora.compress(Compression.ZSTD, bytes("one\ntwo")));
    TextCorpus corpus = Corpora.corpus(folder, stored.toByteArray(), LINES);
    assertEquals(List.of("one", "two"), Corpora.texts(corpus));
  }

  @ParameterizedTest
  @EnumSource(value = Compression.class, mode = Mode.EXCLUDE, names = "NONE")
  void keepsWhatComesBeforeATruncation(Compression compression) throws IOException {
    byte[] whole = Corpora.compress(compression, manyLines());
    byte[] stored = Arrays.copyOf(whole, whole.length * 3 / 4);
    TextCorpus corpus = Corpora.corpus(folder, stored, LINES);
    List<String> lines = Corpora.texts(corpus);
    assertEquals(1, corpus.report().count(CorpusFault.TRUNCATED), corpus.report().text());
    // bzip2 and xz deliver whole blocks; all deliver nothing that was not there.
    List<String> complete = lines.subList(0, Math.max(0, lines.size() - 1));
    assertEquals(manyLinesText().subList(0, complete.size()), complete);
    CorpusProblem problem = corpus.report().examples().get(0);
    assertEquals("corpus.txt", problem.source());
    assertTrue(problem.detail().contains("stored bytes"), problem.detail());
  }

  @ParameterizedTest
  @EnumSource(value = Compression.class, mode = Mode.EXCLUDE, names = "NONE")
  void survivesEveryTruncationOfASmallFile(Compression compression) throws IOException {
    byte[] whole = Corpora.compress(compression, bytes("one\ntwo\nthree\n"));
    for (int length = 11; length < whole.length; length++) {
      TextCorpus corpus = Corpora.corpus(folder, Arrays.copyOf(whole, length), LINES);
      Corpora.texts(corpus);
      assertFalse(corpus.report().isClean(), compression + " cut to " + length);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Compression.class, mode = Mode.EXCLUDE, names = "NONE")
  void notesDamage(Compression compression) throws IOException {
    byte[] whole = Corpora.compress(compression, manyLines());
    Random random = new Random(7);
    int noted = 0;
    for (int trial = 0; trial < 10; trial++) {
      byte[] stored = whole.clone();
      int at = 20 + random.nextInt(stored.length - 40);
      stored[at] ^= (byte) (1 << random.nextInt(8));
      TextCorpus corpus = Corpora.corpus(folder, stored, LINES);
      Corpora.texts(corpus);
      noted += corpus.report().isClean() ? 0 : 1;
    }
    assertEquals(10, noted, "every format has a checksum");
  }

  @Test
  void readsTextThatBeginsLikeAnArchive() throws IOException {
    for (String text : List.of("BZh9 is a word", "B", "BZh", "\u001F.", "(\u00B5/")) {
      TextCorpus corpus = Corpora.corpus(folder, text, LINES);
      assertEquals(
          List.of(text.strip()), Corpora.texts(corpus).stream().map(String::strip).toList());
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> manyLinesText() {
    Random random = new Random(1);
    return IntStream.range(0, 20_000).mapToObj(i -> i + " " + random.nextInt()).toList();
  }

  private static byte[] manyLines() {
    return bytes(String.join("\n", manyLinesText()));
  }
}
