package mcl.base.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ForeignFormatTest {
  private static final String CONVERSION =
      " Convert it in Python: load it with torch.load(path, weights_only=True), and save the"
          + " tensors with safetensors.torch.save_file.";
  private static final String PICKLE =
      "is a Python pickle, as older versions of torch.save write it, under the name of a"
          + " safetensors file."
          + CONVERSION;

  @TempDir Path folder;

  @Test
  void reject_pytorchZip() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("archive/data.pkl"));
      out.write(new byte[100]);
      out.closeEntry();
    }
    assertEquals(
        "is a zip archive, as torch.save writes it, under the name of a safetensors file."
            + CONVERSION,
        RawFile.refusal(folder, zip.toByteArray()));
  }

  /** The first bytes of pickles: torch's old magic number; dictionaries of protocols 2 to 5. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "80028a0a6cfc9c46f9206aa850192e80",
        "8002636f7264657265640a4469637429",
        "80027d71002858010000006171014b01",
        "80037d71002858010000006171014b01",
        "80049510000000000000007d948c0161",
        "80059510000000000000007d948c0161"
      })
  void reject_pickle(String head) {
    assertEquals(PICKLE, RawFile.refusal(folder, HexFormat.of().parseHex(head + "00".repeat(99))));
  }

  @Test
  void reject_gitLfsPointer() {
    byte[] pointer =
        ("version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 9\n")
            .getBytes(StandardCharsets.US_ASCII);
    assertTrue(RawFile.refusal(folder, pointer).startsWith("is a Git LFS pointer"));
  }

  @Test
  void reject_webPage() {
    byte[] page = "<!DOCTYPE html><title>404</title>".getBytes(StandardCharsets.US_ASCII);
    assertTrue(RawFile.refusal(folder, page).startsWith("is a web page"));
  }

  @Test
  void headerLengthThatLooksLikeAPickleIsNoPickle() {
    byte[] padded = RawFile.of("{}" + " ".repeat(0x280 - 2), 0);
    assertEquals(0x80, padded[0] & 0xFF);
    assertEquals(2, padded[1]);
    RawFile.open(folder, padded).close();

    byte[] cutShort = RawFile.withLength(0x7D0280, "{'a':");
    assertTrue(RawFile.refusal(folder, cutShort).startsWith("ends inside its header"));
  }
}
