package mcl.soups.model;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import mcl.base.check.UserException;

/**
 * Which files of a model go on with its soup: configuration, tokenizer, licence and the like. Left
 * out are weights of every format, the state of training, and what is true of the ingredient alone,
 * such as its scores and its model card.
 */
public final class CarriedFiles {
  private static final Set<String> LEFT_FOLDERS =
      Set.of(
          "training",
          "average",
          "tensorboard",
          "runs",
          "logs",
          "onnx",
          "openvino",
          "coreml",
          "__pycache__");
  private static final Set<String> LEFT_FILES =
      Set.of(
          "readme.md",
          "soup.json",
          "run.json",
          "lineage.json",
          "run.lock",
          "checksums.json",
          "metrics.jsonl",
          "report.html",
          "predictions.json",
          "na_prob.json",
          "finetune.json",
          "train_results.json",
          "all_results.json",
          "trainer_state.json",
          "pytorch_model.bin.index.json");
  private static final Set<String> LEFT_ENDINGS =
      Set.of(
          "safetensors",
          "bin",
          "pt",
          "pth",
          "ckpt",
          "pkl",
          "h5",
          "msgpack",
          "onnx",
          "ot",
          "gguf",
          "tflite",
          "npz",
          "npy",
          "tfevents",
          "tmp");

  private CarriedFiles() {}

  /** Whether a file, or the files of a folder, go on. */
  static boolean isCarried(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.startsWith(".")) {
      return false;
    }
    if (Files.isDirectory(path)) {
      return !LEFT_FOLDERS.contains(name) && !name.startsWith("checkpoint-");
    }
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return !LEFT_FILES.contains(name)
        && !name.startsWith("eval_")
        && !name.startsWith("predict_")
        && !LEFT_ENDINGS.contains(ending)
        && !name.endsWith(".safetensors.index.json")
        && !name.contains(".tfevents.");
  }

  /**
   * The files of a model that go on.
   *
   * @return relative to the folder, in a fixed order
   */
  public static List<Path> of(Path folder) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
              boolean goesOn = visited.equals(folder) || isCarried(visited);
              return goesOn ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (Files.isRegularFile(file) && isCarried(file)) {
                files.add(folder.relativize(file));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
    return files.stream().sorted().toList();
  }
}
