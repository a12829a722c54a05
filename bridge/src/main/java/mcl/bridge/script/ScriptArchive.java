package mcl.bridge.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive in memory, as {@code torch.jit.save} writes it, of a module that has
 * methods and no weights. TorchScript is compiled from the text when it is loaded, so the archive
 * holds no more than that text and what says "an object of the class Operations".
 */
final class ScriptArchive {
  /** Of the archive's format: the first in which the code stands as text. */
  private static final String VERSION = "3\n";

  private static final String CLASS =
      "class Operations(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n";

  /** Pickle: an object of __torch__.Operations whose attribute "training" is false. */
  private static final byte[] OBJECT =
      latin("\u0080\u0002c__torch__\nOperations\n)\u0081}(X\b\0\0\0training\u0089ub.");

  /** Pickle: an empty tuple. */
  private static final byte[] NO_CONSTANTS = latin("\u0080\u0002).");

  private ScriptArchive() {}

  /** The archive of a module with these methods. */
  static byte[] of(String methods) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream archive = new ZipOutputStream(bytes)) {
      put(archive, "operations/data.pkl", OBJECT);
      put(archive, "operations/code/__torch__.py", utf8(CLASS + methods.indent(2)));
      put(archive, "operations/constants.pkl", NO_CONSTANTS);
      put(archive, "operations/version", utf8(VERSION));
    }
    return bytes.toByteArray();
  }

  /** The reader takes entries only as they are, not compressed. */
  private static void put(ZipOutputStream archive, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    archive.putNextEntry(entry);
    archive.write(content);
    archive.closeEntry();
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
