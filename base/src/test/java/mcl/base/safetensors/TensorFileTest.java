package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must be accepted, and how it is read. */
final class TensorFileTest {
  private static final String TOKENS =
      "'tokens':{'dtype':'U16','shape':[2,3],'data_offsets':[0,12]}";

  @TempDir Path folder;

  @Test
  void accept_whiteSpaceAroundTheHeader() {
    assertEquals(List.of("tokens"), open(" \t\r\n{" + TOKENS + "} \t\r\n ", 12).names());
  }

  @Test
  void accept_noTensors() {
    assertEquals(List.of(), open("{}", 0).names());
    assertEquals(Map.of(), open("{}", 0).metadata());
  }

  @Test
  void accept_emptyMetadata() {
    assertEquals(Map.of(), open("{'__metadata__':{}}", 0).metadata());
  }

  @Test
  void accept_metadataBetweenTensors() {
    TensorFile file = open("{" + TOKENS + ",'__metadata__':{'k':'v'}}", 12);
    assertEquals(Map.of("k", "v"), file.metadata());
    assertEquals(List.of("tokens"), file.names());
  }

  @Test
  void accept_scalar() {
    TensorFile file = open("{'s':{'dtype':'I32','shape':[],'data_offsets':[0,4]}}", 4);
    assertEquals(0, file.header("s").shape().rank());
    assertArrayEquals(new int[] {0x03020100}, file.ints("s"));
  }

  @Test
  void accept_zeroDimensions() {
    TensorFile file =
        open(
            "{'z':{'dtype':'F32','shape':[0,5],'data_offsets':[0,0]},"
                + "'b':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},"
                + "'a':{'dtype':'F4','shape':[281474976710656,0],'data_offsets':[2,2]}}",
            2);
    assertEquals(List.of("z", "b", "a"), file.names());
    assertArrayEquals(new float[0], file.floats("z"));
    assertEquals(0, file.bytes("a").remaining());
  }

  @Test
  void accept_anyOrderOfNames() {
    TensorFile file =
        open(
            "{'b':{'dtype':'U8','shape':[1],'data_offsets':[1,2]},"
                + "'a':{'data_offsets':[0,1],'shape':[1],'dtype':'I8'}}",
            2);
    assertEquals(List.of("a", "b"), file.names());
    assertArrayEquals(new int[] {1}, file.ints("b"));
  }

  @Test
  void accept_fieldsThatLaterVersionsMayAdd() {
    assertEquals(
        List.of("a"),
        open("{'a':{'x':{'y':[1]},'dtype':'U8','shape':[1],'data_offsets':[0,1]}}", 1).names());
  }

  @Test
  void accept_subByteTypesThatEndOnAByte() {
    TensorFile file =
        open(
            "{'f4':{'dtype':'F4','shape':[4],'data_offsets':[0,2]},"
                + "'f6':{'dtype':'F6_E3M2','shape':[4],'data_offsets':[2,5]}}",
            5);
    assertEquals(2, file.header("f4").byteSize());
    assertEquals(1, file.bytes("f4", 2, 2).get(0));
    assertEquals(3, file.bytes("f6").remaining());
    assertThrows(IllegalArgumentException.class, () -> file.bytes("f4", 1, 2));
  }

  @Test
  void headerTellsTypeShapeAndPlace() {
    TensorHeader header = open("{" + TOKENS + "}", 12).header("tokens");
    assertEquals(new TensorHeader("tokens", Dtype.U16, TensorShape.of(2, 3), 0, 12), header);
    assertEquals(6, header.elements());
    assertEquals(3, header.shape().size(1));
  }

  @Test
  void bytesAreALittleEndianReadOnlySlice() {
    ByteBuffer slice = open("{" + TOKENS + "}", 12).bytes("tokens", 2, 3);
    assertEquals(ByteOrder.LITTLE_ENDIAN, slice.order());
    assertEquals(6, slice.remaining());
    assertEquals(0x0504, slice.getShort());
    assertThrows(ReadOnlyBufferException.class, () -> slice.put(0, (byte) 1));
  }

  @Test
  void readFillsAnArrayFromTheMiddle() {
    TensorFile file = open("{" + TOKENS + "}", 12);
    int[] two = new int[2];
    file.read("tokens", 3, two);
    assertArrayEquals(new int[] {0x0706, 0x0908}, two);
    file.read("tokens", 6, new long[0]);
  }

  @Test
  void reject_rangeOutsideOfTheTensor() {
    TensorFile file = open("{" + TOKENS + "}", 12);
    assertEquals(
        "Tensor \"tokens\" holds 6 elements; 4 from 3 on were asked for.",
        assertThrows(IllegalArgumentException.class, () -> file.bytes("tokens", 3, 4))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> file.bytes("tokens", -1, 1));
    assertThrows(IllegalArgumentException.class, () -> file.bytes("tokens", 0, -1));
    assertThrows(IllegalArgumentException.class, () -> file.bytes("tokens", Long.MAX_VALUE, 1));
    assertThrows(IllegalArgumentException.class, () -> file.read("tokens", 7, new int[0]));
  }

  @Test
  void reject_typesThatCannotHoldTheValues() {
    TensorFile file = open("{" + TOKENS + "}", 12);
    assertEquals(
        "Tensor \"tokens\" is of type U16, but numbers of type F32, F16 or BF16 are needed."
            + " Convert it.",
        assertThrows(UserException.class, () -> file.floats("tokens")).getMessage());
    TensorFile wide = open("{'w':{'dtype':'U64','shape':[1],'data_offsets':[0,8]}}", 8);
    assertThrows(UserException.class, () -> wide.longs("w"));
    assertThrows(UserException.class, () -> wide.ints("w"));
  }

  @Test
  void reject_unknownNameWithASuggestion() {
    TensorFile file = open("{" + TOKENS + "}", 12);
    assertFalse(file.contains("token"));
    assertTrue(file.contains("tokens"));
    assertEquals(
        file.path() + " has no tensor \"token\". Did you mean \"tokens\"?",
        assertThrows(UserException.class, () -> file.header("token")).getMessage());
  }

  @Test
  void closedFileIsNotRead() {
    TensorFile file = open("{" + TOKENS + "}", 12);
    ByteBuffer before = file.bytes("tokens");
    file.close();
    file.close();
    assertThrows(IllegalStateException.class, () -> file.bytes("tokens"));
    assertThrows(IllegalStateException.class, () -> file.ints("tokens"));
    assertThrows(IllegalStateException.class, file::names);
    assertThrows(IllegalStateException.class, file::metadata);
    assertEquals(1, before.get(1));
  }

  @Test
  void interruptionOfOneReaderDoesNotCloseTheFileForOthers() throws InterruptedException {
    TensorFile file = open("{" + TOKENS + "}", 12);
    Thread interrupted =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              file.ints("tokens");
            });
    interrupted.start();
    interrupted.join();
    assertEquals(6, file.ints("tokens").length);
  }

  private TensorFile open(String header, int dataBytes) {
    return RawFile.open(folder, RawFile.of(header, dataBytes));
  }
}
