package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.cli.terminal.Interruption;
import mcl.cli.terminal.Terminal;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong input to {@code mcl show-courses}, none of which needs the engine to be found out. */
final class ShowCoursesErrorsTest {
  @TempDir Path folder;

  private void refused(String reason, String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Session session =
        new Session(Terminal.plain(stream, stream), new Interruption(stream, () -> {}), Map.of());
    ExitCode code = new Application(CommandKind.all(), session).run(List.of(words));
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertEquals(ExitCode.WRONG_INPUT, code, printed);
    assertTrue(printed.startsWith("error: ") && printed.contains(reason), printed);
  }

  private String tokenizer() throws IOException {
    List<String> pieces = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "dog");
    VocabularyFile.of(
            new Vocabulary(pieces, new SpecialTokens(0, 1, 2, 3, 4)), Normalization.uncased())
        .write(folder);
    return folder.toString();
  }

  @Test
  void somethingMustBeShown() {
    refused("--text TEXT, --data DIR", "show-courses");
    refused("standard input elsewhere", "show-courses", "--text", "-");
    refused("both given", "show-courses", "--text", "a", "--data", "b");
    refused("choose from shards", "show-courses", "--text", "a", "--row", "1");
    refused("chooses from shards", "show-courses", "--text", "a", "--split", "train");
  }

  @Test
  void aTokenizerComesFromOnePlace() {
    refused("--text needs a tokenizer", "show-courses", "--text", "a");
    refused(
        "the model has its own", "show-courses", "--text", "a", "--tokenizer", "b", "--model", "c");
    refused("the shards hold their own", "show-courses", "--data", "a", "--tokenizer", "b");
  }

  @Test
  void whatIsMissing_isNamed() throws IOException {
    refused(
        "no-vocabulary does not exist",
        "show-courses",
        "--text",
        "a",
        "--tokenizer",
        "no-vocabulary");
    refused("no-shards is no folder of token shards", "show-courses", "--data", "no-shards");
    refused("--model: no-run does not exist.", "show-courses", "--text", "a", "--model", "no-run");
    String expected = "is no checkpoint. Expected a folder checkpoint-STEP";
    refused(expected, "show-courses", "--text", "a", "--model", tokenizer());
  }

  @Test
  void aDamagedRunFile_isNamed() throws IOException {
    Files.createDirectory(folder.resolve("generator"));
    Files.createDirectory(folder.resolve("discriminator"));
    Files.writeString(folder.resolve("run.json"), "{\"stepp\": 3}");
    Files.copy(
        Path.of(tokenizer()).resolve("vocab.txt"), folder.resolve("discriminator/vocab.txt"));
    refused("unknown field", "show-courses", "--text", "a", "--model", folder.toString());
  }

  @Test
  void wrongValues_areAnsweredWithTheForm() throws IOException {
    String[] text = {"show-courses", "--tokenizer", tokenizer(), "--text", "dog"};
    refused(
        "Did you mean itd?", text[0], text[1], text[2], text[3], text[4], "--courses", "rtd,itt");
    refused("expected a text with words", text[0], text[1], text[2], text[3], "[MASK]");
    refused(
        "--html: " + folder + " is a folder",
        text[0],
        text[1],
        text[2],
        text[3],
        text[4],
        "--html",
        folder.toString());
    refused(
        "--seed: expected a whole number",
        text[0],
        text[1],
        text[2],
        text[3],
        text[4],
        "--seed",
        "one");
    refused("one of train, validation", "show-courses", "--data", "a", "--split", "test");
    refused(
        "--row: expected a whole number of at least 0", "show-courses", "--data", "a", "--row=-1");
  }
}
