package mcl.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wrong calls of {@code mcl encode}, none of which needs the engine to be found out. */
final class EncodeErrorsTest {
  @TempDir Path folder;

  private void refused(String reason, String... more) {
    CommandCall.refused(
        reason,
        Stream.concat(Stream.of("encode", "--model", folder.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void textsComeFromOnePlace() {
    refused("Say what to read: --text TEXT, --input FILE, or -");
    refused("Say once what to read", "--text", "a", "--input", "b");
    refused("Say once what to read", "--input", "b", "-");
    refused("--text has texts and -, which means standard input", "--text", "a", "-");
    refused("Say once what to read", "--text", "-", "--input", "b");
    refused("\"file.txt\" belongs to no option. Give texts with --text", "file.txt");
  }

  @Test
  void optionsOfOtherOutputs_areRefused() {
    refused(
        "--pooling is for --output pooled only",
        "--output=tokens",
        "--pooling=mean",
        "--text",
        "a");
    refused("--top-k is for --output fillings only", "--top-k", "3", "--text", "a");
  }

  @Test
  void values_areChecked() {
    refused("Did you mean pooled?", "--output", "poled", "--text", "a");
    refused("--batch-size: expected a whole number", "--batch-size", "0", "--text", "a");
    refused("--max-length: expected a whole number", "--max-length", "4", "--text", "a");
    refused("one of generator, discriminator", "--player", "d", "--text", "a");
    refused("one of jsonl, table", "--format", "csv", "--text", "a");
  }

  @Test
  void aSingleNetwork_hasNoPlayers() throws IOException {
    Files.writeString(folder.resolve("config.json"), "{}");
    refused("holds one network. Leave it out.", "--player", "generator", "--text", "a");
  }

  @Test
  void files_mustBeThere() {
    refused("--input: no.txt does not exist", "--input", "no.txt");
    refused(folder + " is a folder", "--input", folder.toString());
    refused(folder + " is no model: it has no config.json", "--text", "a");
  }
}
