package mcl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mcl.tokenization.vocabulary.Normalization;
import mcl.tokenization.vocabulary.SpecialTokens;
import mcl.tokenization.vocabulary.Vocabulary;
import mcl.tokenization.vocabulary.VocabularyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong input to {@code mcl show-courses}, none of which needs the engine to be found out. */
final class ShowCoursesErrorsTest {
  @TempDir Path folder;

  private String tokenizer() throws IOException {
    List<String> pieces = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "dog");
    VocabularyFile.of(
            new Vocabulary(pieces, new SpecialTokens(0, 1, 2, 3, 4)), Normalization.uncased())
        .write(folder);
    return folder.toString();
  }

  @Test
  void somethingMustBeShown() {
    CommandCall.refused("--text TEXT, --data DIR", "show-courses");
    CommandCall.refused("standard input elsewhere", "show-courses", "--text", "-");
    CommandCall.refused("both given", "show-courses", "--text", "a", "--data", "b");
    CommandCall.refused("choose from shards", "show-courses", "--text", "a", "--row", "1");
    CommandCall.refused("chooses from shards", "show-courses", "--text", "a", "--split", "train");
  }

  @Test
  void aTokenizerComesFromOnePlace() {
    CommandCall.refused("--text needs a tokenizer", "show-courses", "--text", "a");
    CommandCall.refused(
        "the model has its own", "show-courses", "--text", "a", "--tokenizer", "b", "--model", "c");
    CommandCall.refused(
        "the shards hold their own", "show-courses", "--data", "a", "--tokenizer", "b");
  }

  @Test
  void whatIsMissing_isNamed() throws IOException {
    CommandCall.refused(
        "no-vocabulary does not exist",
        "show-courses",
        "--text",
        "a",
        "--tokenizer",
        "no-vocabulary");
    CommandCall.refused(
        "no-shards is no folder of token shards", "show-courses", "--data", "no-shards");
    CommandCall.refused(
        "--model: no-run does not exist. Expected a folder",
        "show-courses",
        "--text",
        "a",
        "--model",
        "no-run");
    String expected = "is no checkpoint. Expected a folder that holds run.json";
    CommandCall.refused(expected, "show-courses", "--text", "a", "--model", tokenizer());
  }

  @Test
  void aDamagedRunFile_isNamed() throws IOException {
    Files.createDirectory(folder.resolve("generator"));
    Files.createDirectory(folder.resolve("discriminator"));
    Files.writeString(folder.resolve("run.json"), "{\"stepp\": 3}");
    Files.copy(
        Path.of(tokenizer()).resolve("vocab.txt"), folder.resolve("discriminator/vocab.txt"));
    CommandCall.refused(
        "unknown field", "show-courses", "--text", "a", "--model", folder.toString());
  }

  @Test
  void wrongValues_areAnsweredWithTheForm() throws IOException {
    String[] text = {"show-courses", "--tokenizer", tokenizer(), "--text", "dog"};
    CommandCall.refused(
        "Did you mean itd?", text[0], text[1], text[2], text[3], text[4], "--courses", "rtd,itt");
    CommandCall.refused("expected a text with words", text[0], text[1], text[2], text[3], "[MASK]");
    CommandCall.refused(
        "--html: " + folder + " is a folder",
        text[0],
        text[1],
        text[2],
        text[3],
        text[4],
        "--html",
        folder.toString());
    CommandCall.refused(
        "--seed: expected a whole number",
        text[0],
        text[1],
        text[2],
        text[3],
        text[4],
        "--seed",
        "one");
    CommandCall.refused(
        "one of train, validation", "show-courses", "--data", "a", "--split", "test");
    CommandCall.refused(
        "--row: expected a whole number of at least 0", "show-courses", "--data", "a", "--row=-1");
  }
}
