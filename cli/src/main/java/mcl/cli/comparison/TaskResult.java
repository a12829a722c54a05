package mcl.cli.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.cli.inspect.JsonFile;

/**
 * What fine-tuning came to.
 *
 * @param folder where it lies
 * @param start what it began with, as the user named it; empty if that is not said
 * @param about its seed and steps, by name
 * @param scores by the names that Hugging Face's users know, such as {@code eval_accuracy}
 */
record TaskResult(
    Path folder, String start, Map<String, Double> about, Map<String, Double> scores) {
  private static final List<String> FILES = List.of("all_results.json", "eval_results.json");
  private static final Set<String> ABOUT = Set.of("seed", "steps", "runs");

  private static final Pattern SCORE = Pattern.compile("^(eval|test)_(?!samples)");

  /** Whether a folder holds one. */
  static boolean in(Path folder) {
    return FILES.stream().anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  /**
   * Reads the scores of a folder.
   *
   * @throws UserException if the file is damaged
   */
  static TaskResult read(Path folder) {
    Path file =
        FILES.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst().orElseThrow();
    JsonNode tree = JsonFile.read(file);
    Map<String, Double> about = new LinkedHashMap<>();
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      boolean aside = ABOUT.contains(field.getKey());
      if (field.getValue().isNumber() && (aside || SCORE.matcher(field.getKey()).find())) {
        (aside ? about : scores).put(field.getKey(), field.getValue().doubleValue());
      }
    }
    return new TaskResult(folder, tree.path("start").asText(), about, scores);
  }

  /**
   * The folders with results at most so many levels below a folder, in the order of their names.
   */
  static List<Path> below(Path folder, int levels) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> Files.isDirectory(entry) && Files.isReadable(entry))
          .sorted()
          .flatMap(entry -> in(entry) ? Stream.of(entry) : deeper(entry, levels - 1))
          .toList();
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
  }

  private static Stream<Path> deeper(Path folder, int levels) {
    boolean link = Files.isSymbolicLink(folder);
    return levels > 0 && !link ? below(folder, levels).stream() : Stream.empty();
  }

  /**
   * Whether it began with a checkpoint of this run. Paths are as the user gave them, perhaps in
   * another folder: where they do not lead there, the names of run and checkpoint must do.
   */
  boolean beganWith(Path run) {
    Path path = Path.of(start);
    Path whole = run.toAbsolutePath().normalize();
    return !start.isEmpty()
        && (path.toAbsolutePath().normalize().startsWith(whole) || names(path, whole));
  }

  private static boolean names(Path path, Path run) {
    Path parent = path.getParent();
    return path.getFileName().toString().startsWith("checkpoint-")
        && Optional.ofNullable(parent)
            .map(Path::getFileName)
            .filter(name -> name.equals(run.getFileName()))
            .isPresent();
  }
}
