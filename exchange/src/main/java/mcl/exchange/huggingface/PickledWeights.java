package mcl.exchange.huggingface;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.safetensors.ShardedTensorFile;
import mcl.base.safetensors.TensorFile;

/**
 * Finds weights that PyTorch pickled, under whatever name, in a folder without safetensors. They
 * are never read: unpickling runs code that the file brings along.
 */
final class PickledWeights {
  private static final String CONVERSION =
      " Reading it would run code that the file brings along, so it is not read here. Convert it in"
          + " Python, where you trust it: AutoModel.from_pretrained(folder) of the right class,"
          + " then save_pretrained(other folder), which writes model.safetensors.";

  private PickledWeights() {}

  /**
   * Refuses a folder whose weights are there only pickled.
   *
   * @throws UserException naming the file and how to convert it
   */
  static void refuse(Path folder) {
    if (Files.exists(folder.resolve(TensorFile.USUAL_NAME))
        || Files.exists(folder.resolve(ShardedTensorFile.USUAL_NAME))) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().filter(Files::isRegularFile).toList()) {
        String found = recognise(file);
        if (!found.isEmpty()) {
          throw UserException.of("%s %s.%s", file, found, CONVERSION);
        }
      }
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
  }

  private static String recognise(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (List.of("pytorch_model.bin", "pytorch_model.bin.index.json").contains(name)) {
      return "holds pickled weights";
    }
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(4);
    }
    if (head.length == 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4) {
      return "is a zip archive, as torch.save writes it";
    }
    boolean pickle = head.length > 1 && head[0] == (byte) 0x80 && head[1] >= 2 && head[1] <= 5;
    return pickle ? "is a Python pickle, as older versions of torch.save write it" : "";
  }
}
