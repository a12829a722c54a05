package mcl.cli.runreport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MetricsFileTest {
  @TempDir Path folder;

  @Test
  void linesBecomeCurves() throws IOException {
    Metrics metrics =
        read("{\"step\":1,\"a\":2,\"b\":0.5}\n{\"step\":1,\"c\":9}\n{\"step\":3,\"a\":null}\n");
    assertArrayEquals(new double[] {1, 3}, curve(metrics, "a").steps().toArray());
    assertEquals(2, curve(metrics, "a").at(1));
    assertTrue(Double.isNaN(curve(metrics, "a").last()), "null is a value that is no number");
    assertEquals(1, curve(metrics, "b").lastStep());
    assertEquals(9, curve(metrics, "c").last());
  }

  @Test
  void aNumberTooLargeIsNoNumber() throws IOException {
    assertEquals(0, curve(read("{\"step\":1,\"a\":1e999}\n"), "a").numbers().count());
  }

  @Test
  void anEmptyFileHasNoCurves() throws IOException {
    assertTrue(read("").isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"{", "{\"step\":2,\"a\":4", "{\"step\":2,\"a", "{\"step\":2,\"a\":4,"})
  void aLastLineThatBreaksOffIsLeftOut(String start) throws IOException {
    assertEquals(3, curve(read("{\"step\":1,\"a\":3}\n" + start), "a").last());
  }

  @Test
  void halfACharacterAtTheEndIsLeftOut() throws IOException {
    byte[] bytes = "{\"step\":1,\"a\":3}\n{\"step\":2,\"é".getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve(MetricsFile.NAME), Arrays.copyOf(bytes, bytes.length - 1));
    assertEquals(3, curve(MetricsFile.read(folder), "a").last());
  }

  @Test
  void aWholeLastLineNeedsNoLineBreak() throws IOException {
    assertEquals(4, curve(read("{\"step\":1,\"a\":3}\n{\"step\":2,\"a\":4}"), "a").last());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"step\":2,\"a\"; not valid JSON:",
        "[1]; expected one JSON object, { ... }. Remove the line",
        "``; expected one JSON object",
        "{\"a\":1}; \"step\" must be a number.",
        "{\"step\":\"2\"}; \"step\" must be a number.",
        "{\"step\":2,\"a\":\"x\"}; \"a\" must be a number or null.",
        "{\"step\":2,\"a\":1,\"a\":2}; not valid JSON:"
      })
  void reject_whenALineIsBroken(String line, String what) {
    String before = "{\"step\":1,\"a\":1}\n";
    for (String after : new String[] {"\n", "\n{\"step\":3,\"a\":1}\n", "\n{\"st"}) {
      String message =
          assertThrows(UserException.class, () -> read(before + line + after)).getMessage();
      assertTrue(message.startsWith(folder.resolve("metrics.jsonl") + ", line 2: "), message);
      assertTrue(message.contains(what), message);
    }
  }

  @Test
  void reject_whenThereIsNoFile() {
    String message = assertThrows(UserException.class, () -> MetricsFile.read(folder)).getMessage();
    assertTrue(message.contains("metrics.jsonl does not exist. Name the folder"), message);
  }

  private Metrics read(String text) throws IOException {
    Files.writeString(folder.resolve(MetricsFile.NAME), text);
    return MetricsFile.read(folder);
  }

  private static Curve curve(Metrics metrics, String key) {
    return metrics.curve(key).orElseThrow();
  }
}
