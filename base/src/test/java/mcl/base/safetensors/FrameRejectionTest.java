package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are refused before or while their header is taken for JSON. */
final class FrameRejectionTest {
  private static final String REPAIR =
      " The file is damaged or was not written as safetensors: download or save it again.";

  @TempDir Path folder;

  @Test
  void reject_whenMissing() {
    Path missing = folder.resolve("no.safetensors");
    assertEquals(
        missing + " does not exist.",
        assertThrows(UserException.class, () -> TensorFile.open(missing)).getMessage());
  }

  @Test
  void reject_whenFolder() {
    String message = assertThrows(UserException.class, () -> TensorFile.open(folder)).getMessage();
    assertEquals(folder + " is not a file, but a safetensors file is needed.", message);
  }

  @Test
  void reject_whenEmpty() {
    assertRefused(
        "holds 0 bytes, but a safetensors file begins with 8 bytes that give the length of its"
            + " header.",
        new byte[0]);
  }

  @Test
  void reject_whenShorterThanEightBytes() {
    assertRefused(
        "holds 7 bytes, but a safetensors file begins with 8 bytes that give the length of its"
            + " header.",
        new byte[7]);
  }

  @Test
  void reject_whenHeaderTooLong() {
    assertRefused(
        "gives the length of its header (bytes 0 to 8) as 100000001, but at most 100000000 is"
            + " allowed.",
        RawFile.withLength(100_000_001, "{}"));
  }

  @Test
  void reject_whenHeaderLengthIsAboveTheSignedRange() {
    assertRefused(
        "gives the length of its header (bytes 0 to 8) as 18446744073709551615, but at most"
            + " 100000000 is allowed.",
        RawFile.withLength(-1, "{}"));
  }

  @Test
  void reject_whenHeaderIsLongerThanFile() {
    assertRefused(
        "ends inside its header: bytes 0 to 8 give a length of 3 bytes, but only 2 follow.",
        RawFile.withLength(3, "{}"));
  }

  @Test
  void reject_hugeHeaderOfSmallFileWithoutAllocating() {
    byte[] file = RawFile.withLength(100_000_000, "{}");
    RawFile.refusal(folder, file);
    long before = allocated();
    RawFile.refusal(folder, file);
    assertTrue(allocated() - before < 1_000_000, "allocated " + (allocated() - before));
  }

  @Test
  void reject_whenHeaderIsNotUtf8() {
    byte[] header = "{'a\u00ff':1}".getBytes(StandardCharsets.ISO_8859_1);
    assertRefused("has a header that is not UTF-8 at byte 11.", RawFile.of(header, 0));
  }

  @Test
  void reject_whenHeaderEndsInsideACharacter() {
    byte[] header = "{}\u00e9".getBytes(StandardCharsets.UTF_8);
    byte[] cut = Arrays.copyOf(header, header.length - 1);
    assertRefused("has a header that is not UTF-8 at byte 10.", RawFile.of(cut, 0));
  }

  @Test
  void reject_whenHeaderIsUtf16() {
    byte[] header = "{}".getBytes(StandardCharsets.UTF_16BE);
    assertRefused(
        "has a header (byte 8 on) that is not a JSON object: it begins with no {.",
        RawFile.of(header, 0));
  }

  @Test
  void reject_whenHeaderIsNoObject() {
    String expected = "has a header (byte 8 on) that is not a JSON object: it begins with no {.";
    assertRefused(expected, RawFile.of("[]", 0));
    assertRefused(expected, RawFile.of("", 0));
    assertRefused(expected, RawFile.of("   ", 0));
    assertRefused(expected, RawFile.of("null", 0));
    assertRefused(expected, RawFile.of("\ufeff{}", 0));
  }

  @Test
  void reject_whenHeaderIsNotJson() {
    assertNotJson(5, "Unexpected character ('}' (code 125))", "{'a':}");
    assertNotJson(3, "Unexpected end-of-input", "{'a");
    assertNotJson(3, "Unexpected character ('/' (code 47))", "{} /* */");
    assertNotJson(
        35, "Invalid numeric value: Leading zeroes", "{'a':{'shape':[0],'data_offsets':[00,1]}}");
  }

  @Test
  void reject_whenSomethingFollowsTheObject() {
    assertRefused("has more than one JSON value in its header.", RawFile.of("{} {}", 0));
  }

  @Test
  void reject_whenNestedTooDeep() {
    String deep = "{'a':{'x':" + "[".repeat(1000) + "]".repeat(1000) + "}}";
    String message = RawFile.refusal(folder, RawFile.of(deep, 0));
    assertTrue(message.contains("nesting depth"), message);
  }

  private void assertRefused(String expected, byte[] file) {
    assertEquals(expected + REPAIR, RawFile.refusal(folder, file));
  }

  private void assertNotJson(int character, String reason, String header) {
    String message = RawFile.refusal(folder, RawFile.of(header, 0));
    String expected =
        "has a header that is not valid JSON at character " + character + ": " + reason;
    assertTrue(message.startsWith(expected), message);
  }

  private static long allocated() {
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
