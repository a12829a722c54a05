package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers whose entries do not fit their sizes, each other, or the data. */
final class LayoutRejectionTest {
  private static final String REPAIR =
      " The file is damaged or was not written as safetensors: download or save it again.";

  @TempDir Path folder;

  @Test
  void reject_whenShapeOverflows() {
    assertRefused(
        "has a wrong header: the size of tensor \"a\", type U8, shape [281474976710656, 65536],"
            + " overflows 64 bits.",
        tensor("a", "U8", "[281474976710656,65536]", "[0,4]"),
        4);
  }

  @Test
  void reject_whenShapeTimesElementSizeOverflows() {
    assertRefused(
        "has a wrong header: the size of tensor \"a\", type F64, shape [281474976710656, 1024],"
            + " overflows 64 bits.",
        tensor("a", "F64", "[281474976710656,1024]", "[0,4]"),
        4);
  }

  @Test
  void reject_whenSizeIsUnlikeShape() {
    assertRefused(
        "has a wrong header: tensor \"a\", type F32, shape [2, 3], takes 24 bytes, but its"
            + " data_offsets [0, 20] give it 20.",
        tensor("a", "F32", "[2,3]", "[0,20]"),
        20);
  }

  @Test
  void reject_whenFirstDoesNotBeginAtZero() {
    assertRefused(
        "has a wrong header: its first tensor, \"a\", begins at byte 4 of the data instead of 0.",
        tensor("a", "F32", "[]", "[4,8]"),
        8);
  }

  @Test
  void reject_whenThereIsAGap() {
    assertRefused(
        "has a wrong header: bytes 4 to 6 of the data, between tensors \"a\" and \"b\", belong to"
            + " no tensor.",
        tensor("b", "F32", "[]", "[6,10]") + "," + tensor("a", "F32", "[]", "[0,4]"),
        10);
  }

  @Test
  void reject_whenTensorsOverlap() {
    assertRefused(
        "has a wrong header: tensors \"a\" and \"b\" overlap: bytes 2 to 4 of the data.",
        tensor("b", "F32", "[]", "[2,6]") + "," + tensor("a", "F32", "[]", "[0,4]"),
        6);
  }

  @Test
  void reject_whenOneLiesInsideAnother() {
    assertRefused(
        "has a wrong header: tensors \"b\" and \"a\" overlap: bytes 0 to 2 of the data.",
        tensor("a", "F32", "[]", "[0,4]") + "," + tensor("b", "F16", "[]", "[0,2]"),
        4);
  }

  @Test
  void reject_whenOneRangeHasTwoNames() {
    assertRefused(
        "has a wrong header: tensors \"a\" and \"b\" are two names for one range: bytes 0 to 4 of"
            + " the data.",
        tensor("a", "F32", "[]", "[0,4]") + "," + tensor("b", "F32", "[]", "[0,4]"),
        4);
  }

  @Test
  void reject_whenBytesTrail() {
    assertRefused(
        "has 1 bytes too many at its end: its tensors take 4 bytes, but 5 follow the header.",
        tensor("a", "F32", "[]", "[0,4]"),
        5);
    assertRefused(
        "has 3 bytes too many at its end: its tensors take 0 bytes, but 3 follow the header.",
        "",
        3);
  }

  @Test
  void reject_whenBytesAreMissing() {
    assertRefused(
        "is cut short: its tensors take 4 bytes, but only 3 follow the header (1 missing).",
        tensor("a", "F32", "[]", "[0,4]"),
        3);
  }

  @Test
  void reject_whenSubByteTypeDoesNotEndOnAByte() {
    assertRefused(
        "has a wrong header: tensor \"a\", type F4, shape [3], takes 12 bits and does not end on a"
            + " byte.",
        tensor("a", "F4", "[3]", "[0,2]"),
        2);
    assertRefused(
        "has a wrong header: tensor \"a\", type F6_E2M3, shape [5], takes 30 bits and does not end"
            + " on a byte.",
        tensor("a", "F6_E2M3", "[5]", "[0,4]"),
        4);
  }

  static String tensor(String name, String dtype, String shape, String offsets) {
    return String.format(
        "'%s':{'dtype':'%s','shape':%s,'data_offsets':%s}", name, dtype, shape, offsets);
  }

  private void assertRefused(String expected, String tensors, int dataBytes) {
    byte[] file = RawFile.of("{" + tensors + "}", dataBytes);
    assertEquals(expected + REPAIR, RawFile.refusal(folder, file));
  }
}
