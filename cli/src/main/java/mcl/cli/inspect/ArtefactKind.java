package mcl.cli.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.base.safetensors.PickledWeights;
import mcl.base.safetensors.TensorSource;

/** The kinds of things that commands leave behind. The first that fits a path describes it. */
public enum ArtefactKind {
  TENSORS("a safetensors file", ArtefactKind::isTensors, ArtefactKind::tensors),
  SHARDS("token shards", ShardFacts::matches, (path, detail) -> ShardFacts.of(path)),
  CHECKPOINT("a checkpoint", CheckpointFacts::matches, CheckpointFacts::of),
  MODEL("a model", ModelFacts::matches, ModelFacts::of),
  FINE_TUNING("a fine-tuning run", FineTuningFacts::matches, FineTuningFacts::of),
  GLUE(
      "fine-tuning runs for GLUE",
      FineTuningFacts::areOfGlue,
      (path, detail) -> FineTuningFacts.ofGlue(path)),
  PRETRAINING("a pre-training run", RunFacts::matches, (path, detail) -> RunFacts.of(path)),
  TOKENIZER("a tokenizer", TokenizerFacts::matches, ArtefactKind::tokenizer);

  private final String title;
  private final Predicate<Path> matches;
  private final BiFunction<Path, Detail, Facts> describe;

  ArtefactKind(String title, Predicate<Path> matches, BiFunction<Path, Detail, Facts> describe) {
    this.title = title;
    this.matches = matches;
    this.describe = describe;
  }

  /**
   * What lies at a path.
   *
   * @throws UserException if it is nothing of the kind, or damaged
   */
  public static Facts describe(Path path, Detail detail) {
    if (!Files.exists(path)) {
      throw UserException.of("%s does not exist.", path);
    }
    ArtefactKind kind = of(path).orElseThrow(() -> unknown(path));
    return new Facts()
        .put("kind", kind.title.replaceFirst("^a ", ""))
        .put("path", path.toString())
        .putAll(kind.describe.apply(path, detail));
  }

  private static Optional<ArtefactKind> of(Path path) {
    return Arrays.stream(values()).filter(kind -> kind.matches.test(path)).findFirst();
  }

  private static UserException unknown(Path path) {
    PickledWeights.refuse(path);
    String known =
        Arrays.stream(values()).map(kind -> kind.title).collect(Collectors.joining(", "));
    List<String> inside = Files.isDirectory(path) ? inside(path) : List.of();
    String hint = inside.isEmpty() ? "" : " In it are: " + String.join(", ", inside) + ".";
    return UserException.of("%s is none of these: %s.%s", path, known, hint);
  }

  /** The entries of a folder that could be described. */
  private static List<String> inside(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .sorted()
          .flatMap(
              entry ->
                  of(entry).map(kind -> entry.getFileName() + " (" + kind.title + ")").stream())
          .toList();
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
  }

  private static boolean isTensors(Path path) {
    String name = path.getFileName() == null ? "" : path.getFileName().toString();
    boolean named = name.endsWith(".safetensors") || name.endsWith(".safetensors.index.json");
    return named && Files.isRegularFile(path);
  }

  private static Facts tensors(Path file, Detail detail) {
    try (TensorSource source = TensorSource.open(file)) {
      TensorFacts tensors = new TensorFacts(source);
      Facts metadata = new Facts();
      source.metadata().forEach(metadata::put);
      return new Facts()
          .put("parameters", Optional.of(tensors.total()).filter(total -> total > 0))
          .putAll(tensors.of(detail))
          .put("metadata", metadata)
          .put("files", List.of(FileFacts.of(file, detail)));
    }
  }

  private static Facts tokenizer(Path path, Detail detail) {
    Facts facts = TokenizerFacts.of(path);
    return facts.put(
        "files",
        Files.isDirectory(path) ? FileFacts.in(path, detail) : List.of(FileFacts.of(path, detail)));
  }
}
