package mcl.base.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;

/**
 * Recognises weights that PyTorch pickled, under whatever name. They are never read: unpickling
 * runs code that the file brings along.
 */
public final class PickledWeights {
  private static final List<String> USUAL_NAMES =
      List.of("pytorch_model.bin", "pytorch_model.bin.index.json");

  /**
   * How pickles of the protocols 0 and 1 begin, which have no mark of their own: torch.save's magic
   * number, a dictionary, a list, an ordered dictionary.
   */
  private static final List<String> OLD_BEGINNINGS =
      List.of("L119547037146038", "(dp", "(lp", "}q", "]q", "ccollections\nOr");

  private static final String CONVERSION =
      " Reading it would run code that the file brings along, so it is not read here. Convert it in"
          + " Python, where you trust it: AutoModel.from_pretrained(folder) of the right class,"
          + " then save_pretrained(other folder), which writes model.safetensors.";

  private PickledWeights() {}

  /**
   * Refuses a file that is pickled weights, and a folder that holds such a file.
   *
   * @throws UserException naming the file and how to convert it
   */
  public static void refuse(Path path) {
    try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path) : Stream.of(path)) {
      for (Path file : files.sorted().filter(Files::isRegularFile).toList()) {
        String found = recognise(file);
        if (!found.isEmpty()) {
          throw UserException.of("%s %s.%s", file, found, CONVERSION);
        }
      }
    } catch (IOException e) {
      throw UserException.cannotRead(path, e);
    }
  }

  private static String recognise(Path file) throws IOException {
    if (USUAL_NAMES.contains(file.getFileName().toString())) {
      return "holds pickled weights";
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(ForeignFormat.BYTES);
    }
    if (ForeignFormat.PYTORCH_ZIP.matches(head)) {
      return "is a zip archive, as torch.save writes it";
    }
    return isPickle(head) ? "is a Python pickle, as older versions of torch.save write it" : "";
  }

  /** Whether a file with these first bytes is a pickle of any protocol. */
  static boolean isPickle(byte[] head) {
    boolean marked = head.length > 1 && head[0] == (byte) 0x80 && head[1] >= 2 && head[1] <= 5;
    String text = new String(head, StandardCharsets.ISO_8859_1);
    return marked || OLD_BEGINNINGS.stream().anyMatch(text::startsWith);
  }
}
