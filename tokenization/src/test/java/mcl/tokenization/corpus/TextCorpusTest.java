package mcl.tokenization.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TextCorpusTest {
  private static final CorpusConfig PARAGRAPHS = Corpora.config(CorpusFormat.PARAGRAPHS);
  private static final CorpusConfig LINES = Corpora.config(CorpusFormat.LINES);
  private static final CorpusConfig JSON = Corpora.config(CorpusFormat.JSON_LINES);

  @TempDir Path folder;

  @Test
  void blankLinesEndDocuments() throws IOException {
    String text = "\n\none\ntwo\n \t\n\nthree\n\n\nfour";
    assertEquals(List.of("one\ntwo", "three", "four"), read(text, PARAGRAPHS));
  }

  @Test
  void everyLineCanBeADocument() throws IOException {
    assertEquals(List.of("one", " two", "three"), read("one\n\n two\nthree", LINES));
  }

  @Test
  void carriageReturnsAreNotText() throws IOException {
    assertEquals(List.of("one\ntwo", "three"), read("one\r\ntwo\r\n\r\nthree\r\n", PARAGRAPHS));
    assertEquals(List.of("one", "two"), read("one\r\n\r\ntwo\r\n", LINES));
    assertEquals(List.of("one\ntwo"), read("{\"text\":\"one\\r\\ntwo\"}\r\n", JSON));
  }

  @Test
  void aByteOrderMarkIsDroppedAtTheStartOnly() throws IOException {
    assertEquals(List.of("one", "\uFEFFtwo"), read("\uFEFFone\n\n\uFEFFtwo", PARAGRAPHS));
    assertEquals(List.of("one"), read("\uFEFF{\"text\":\"one\"}", JSON));
  }

  @Test
  void documentsKnowWhereTheyComeFrom() throws IOException {
    List<Document> documents = new ArrayList<>();
    Corpora.corpus(folder, "one\n\ntwo", PARAGRAPHS).forEach(documents::add);
    assertEquals(
        List.of(new Document("corpus.txt", 1, "one"), new Document("corpus.txt", 2, "two")),
        documents);
  }

  @Test
  void jsonLinesTakeTheFieldAndNothingElse() throws IOException {
    String lines =
        """
        {"id": 1, "meta": {"text": "inner", "list": [1, {"text": 2}]}, "text": "one"}
        {"text": "zw\\u00f6lf \\ud83d\\ude00", "n": 1e400}

        {"text": ""}
        """;
    assertEquals(List.of("one", "zwölf 😀"), read(lines, JSON));
    CorpusConfig body = new CorpusConfig(CorpusFormat.JSON_LINES, "body", 64, 64, false);
    assertEquals(List.of("b"), read("{\"text\": \"a\", \"body\": \"b\"}", body));
  }

  @Test
  void theFormatFollowsTheName() {
    assertEquals(CorpusFormat.JSON_LINES, CorpusFormat.AUTO.of("a/b.jsonl"));
    assertEquals(CorpusFormat.JSON_LINES, CorpusFormat.AUTO.of("B.NDJSON.ZST"));
    assertEquals(CorpusFormat.PARAGRAPHS, CorpusFormat.AUTO.of("json.txt.gz"));
    assertEquals(CorpusFormat.LINES, CorpusFormat.LINES.of("b.jsonl"));
  }

  @Test
  void malformedUtf8IsReplacedAndCountedWithItsPlace() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("good\r\nb".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xFF);
    bytes.write("d \uFFFD\n\nmore ".getBytes(StandardCharsets.UTF_8));
    bytes.write(new byte[] {(byte) 0xE2, (byte) 0x82, ' ', (byte) 0xC0});
    TextCorpus corpus = Corpora.corpus(folder, bytes.toByteArray(), PARAGRAPHS);
    assertEquals(List.of("good\nb\uFFFDd \uFFFD", "more \uFFFD \uFFFD"), Corpora.texts(corpus));
    CorpusReport report = corpus.report();
    assertEquals(3, report.count(CorpusFault.INVALID_UTF8));
    assertEquals(
        new CorpusProblem(CorpusFault.INVALID_UTF8, "corpus.txt", 2, 7, "byte 0xFF"),
        report.examples().get(0));
    assertEquals(4, report.examples().get(1).line());
    assertEquals(20, report.examples().get(1).offset());
  }

  @Test
  void jsonFaultsSkipTheirLine() throws IOException {
    String lines =
        """
        {"text": "one"}
        {"text": "two"
        {"text": "two"} x
        ["text"]
        {"body": "three"}
        {"text": null}
        {"text": 4}
        {"text": "half \\ud83d"}
        """;
    TextCorpus corpus = Corpora.corpus(folder, lines, JSON);
    assertEquals(List.of("one", "half \uFFFD"), Corpora.texts(corpus));
    CorpusReport report = corpus.report();
    assertEquals(3, report.count(CorpusFault.MALFORMED_JSON));
    assertEquals(3, report.count(CorpusFault.MISSING_FIELD));
    assertEquals(1, report.count(CorpusFault.INVALID_UTF8));
    CorpusProblem missing =
        new CorpusProblem(CorpusFault.MISSING_FIELD, "corpus.txt", 5, 58, "\"text\" is missing");
    assertTrue(report.examples().contains(missing), report.text());
    assertTrue(report.text().contains("corpus.txt, line 5, byte 58: "), report.text());
  }

  @Test
  void aLongLineIsCutAtASpaceAndCountedOnce() throws IOException {
    CorpusConfig config = Corpora.limits(CorpusFormat.LINES, 16, 16);
    TextCorpus corpus = Corpora.corpus(folder, "short\n" + "abcde ".repeat(7) + "\nend", config);
    assertEquals(
        List.of("short", "abcde abcde ", "abcde abcde ", "abcde abcde ", "abcde ", "end"),
        Corpora.texts(corpus));
    CorpusProblem problem = corpus.report().examples().get(0);
    assertEquals(1, corpus.report().count(CorpusFault.LONG_LINE));
    assertEquals(2, problem.line());
    assertEquals(6, problem.offset());
  }

  @Test
  void aLongLineWithoutSpacesIsCutBetweenCharacters() throws IOException {
    CorpusConfig config = Corpora.limits(CorpusFormat.LINES, 16, 16);
    TextCorpus corpus = Corpora.corpus(folder, "漢字".repeat(9), config);
    List<String> texts = Corpora.texts(corpus);
    assertEquals("漢字".repeat(9), String.join("", texts));
    assertEquals(0, corpus.report().count(CorpusFault.INVALID_UTF8));
  }

  @Test
  void aLongJsonLineIsSkipped() throws IOException {
    CorpusConfig config = Corpora.limits(CorpusFormat.JSON_LINES, 20, 20);
    String lines = "{\"text\": \"" + "x".repeat(99) + "\"}\n{\"text\": \"one\"}\n";
    TextCorpus corpus = Corpora.corpus(folder, lines, config);
    assertEquals(List.of("one"), Corpora.texts(corpus));
    assertEquals(1, corpus.report().count(CorpusFault.LONG_LINE));
  }

  @Test
  void aLongDocumentIsCutAtALineBreakAndCountedOnce() throws IOException {
    CorpusConfig config = Corpora.limits(CorpusFormat.PARAGRAPHS, 16, 16);
    TextCorpus corpus = Corpora.corpus(folder, "a\n\n" + "12345\n".repeat(7) + "\nb", config);
    String two = "12345\n12345";
    assertEquals(List.of("a", two, two, two, "12345", "b"), Corpora.texts(corpus));
    assertEquals(1, corpus.report().count(CorpusFault.LONG_DOCUMENT));
    assertEquals(3, corpus.report().examples().get(0).line());
  }

  @Test
  void filesWithoutTextAreCounted() throws IOException {
    for (String content : List.of("", "\n \n", "\uFEFF")) {
      TextCorpus corpus = Corpora.corpus(folder, content, PARAGRAPHS);
      assertEquals(List.of(), Corpora.texts(corpus));
      assertEquals(1, corpus.report().count(CorpusFault.EMPTY_FILE));
    }
  }

  @Test
  void otherFormatsAreNamed() throws IOException {
    byte[] utf16 = "\uFEFFtext".getBytes(StandardCharsets.UTF_16LE);
    for (byte[] content : List.of(utf16, new byte[] {'P', 'K', 3, 4, 0, 0})) {
      TextCorpus corpus = Corpora.corpus(folder, content, PARAGRAPHS);
      assertEquals(List.of(), Corpora.texts(corpus));
      assertEquals(1, corpus.report().count(CorpusFault.NOT_TEXT));
    }
  }

  @Test
  void aFileThatVanishedIsCounted() throws IOException {
    TextCorpus corpus = Corpora.corpus(folder.resolve("gone.txt"), PARAGRAPHS);
    assertEquals(List.of(), Corpora.texts(corpus));
    assertEquals(1, corpus.report().count(CorpusFault.UNREADABLE));
  }

  @Test
  void strictReadingStopsAtTheFirstFaultOfEachKind() throws IOException {
    List<byte[]> contents =
        Stream.of("", "{", "{\"text\": 1}", "{\"text\":\"" + "x".repeat(99), "\u001F\u008B")
            .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
            .toList();
    for (byte[] content : contents) {
      CorpusConfig config = Corpora.limits(CorpusFormat.JSON_LINES, 64, 64).withStrict(true);
      TextCorpus corpus = Corpora.corpus(folder, content, config);
      UserException e = assertThrows(UserException.class, () -> Corpora.texts(corpus));
      assertTrue(e.getMessage().startsWith("corpus.txt, "), e.getMessage());
      assertTrue(e.getMessage().contains("byte 0"), e.getMessage());
    }
  }

  @Test
  void theExamplesAreTheFirstOfTheCorpusWhateverIsReadFirst() throws IOException {
    List<CorpusInput> inputs = new ArrayList<>();
    for (int file = 0; file < 20; file++) {
      Path path = Files.writeString(folder.resolve(file + ".jsonl"), "{}\n");
      inputs.add(new CorpusInput("file " + file, path));
    }
    TextCorpus corpus = new TextCorpus(inputs, JSON);
    for (int part = 19; part >= 0; part--) {
      try (DocumentReader reader = corpus.open(part)) {
        reader.next();
      }
    }
    CorpusReport report = corpus.report();
    assertEquals(20, report.count(CorpusFault.MISSING_FIELD));
    assertEquals(5, report.examples().size());
    assertEquals("file 4", report.examples().get(4).source());
  }

  @Test
  void standardInputIsReadAndLeftOpen() throws IOException {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("one\n\ntwo".getBytes(StandardCharsets.UTF_8)));
    try {
      TextCorpus corpus = new TextCorpus(CorpusFiles.expand(List.of("-")), PARAGRAPHS);
      assertEquals(List.of("one", "two"), Corpora.texts(corpus));
      assertEquals(-1, corpus.bytes(0));
      assertEquals(-1, System.in.read());
    } finally {
      System.setIn(before);
    }
  }

  private List<String> read(String content, CorpusConfig config) throws IOException {
    TextCorpus corpus = Corpora.corpus(folder, content, config);
    List<String> texts = Corpora.texts(corpus);
    assertTrue(corpus.report().isClean(), corpus.report().text());
    return texts;
  }
}
