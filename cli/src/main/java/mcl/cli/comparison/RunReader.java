package mcl.cli.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.cli.inspect.JsonFile;
import mcl.cli.runreport.Metrics;
import mcl.pretraining.checkpoint.Provenance;

/** Reads the folders of runs, and the results of fine-tuning inside and beside them. */
final class RunReader {
  private static final int LEVELS_INSIDE = 3;
  private static final int LEVELS_BESIDE = 2;

  private final List<Path> folders;
  private final List<String> names;
  private final List<String> unreadable = new ArrayList<>();

  /**
   * For these runs.
   *
   * @throws UserException naming the first that is none, or that is named twice
   */
  RunReader(List<Path> folders) {
    Set<Path> seen = new LinkedHashSet<>();
    for (Path folder : folders) {
      requireRun(folder);
      if (!seen.add(folder.toAbsolutePath().normalize())) {
        throw UserException.of("%s is named twice. Name each run once.", folder);
      }
    }
    this.folders = folders;
    this.names = RunNames.of(folders);
  }

  private static void requireRun(Path folder) {
    if (!Files.exists(folder)) {
      throw UserException.of("%s does not exist. Name the folder of a run.", folder);
    }
    if (!Files.isDirectory(folder)) {
      throw UserException.of(
          "%s is a file. Name the folder of a run, which holds metrics.jsonl or eval_results.json.",
          folder);
    }
    boolean trained = Files.isRegularFile(folder.resolve(Provenance.FILE));
    if (trained && !Metrics.exist(folder) && Files.isDirectory(folder.resolve("discriminator"))) {
      throw UserException.of(
          "%s is a checkpoint. Name the run that it belongs to: %s.",
          folder, folder.toAbsolutePath().normalize().getParent());
    }
    if (!trained && !Metrics.exist(folder) && !TaskResult.in(folder)) {
      throw UserException.of(
          "%s is no run: it holds neither run.json nor metrics.jsonl (mcl pretrain --out) nor"
              + " eval_results.json (mcl finetune --out).",
          folder);
    }
  }

  /**
   * All of them, in the order in which they were named.
   *
   * @throws UserException if {@code run.json} or {@code metrics.jsonl} of one is damaged
   */
  List<ComparedRun> read() {
    List<ComparedRun> runs = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      Path folder = folders.get(i);
      runs.add(
          new ComparedRun(
              names.get(i), folder, provenance(folder), metrics(folder), results(folder)));
    }
    return runs;
  }

  /** What was found and could not be read, in a sentence each. */
  List<String> unreadable() {
    return unreadable;
  }

  private static JsonNode provenance(Path folder) {
    Path file = folder.resolve(Provenance.FILE);
    return Files.isRegularFile(file) ? JsonFile.read(file) : MissingNode.getInstance();
  }

  private static Metrics metrics(Path folder) {
    return Metrics.exist(folder) ? Metrics.read(folder) : new Metrics();
  }

  /** What lies in the run, and what lies beside it and began with it. */
  private List<TaskResult> results(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    List<TaskResult> inside =
        Stream.concat(
                TaskResult.in(folder) ? Stream.of(folder) : Stream.empty(),
                TaskResult.below(folder, LEVELS_INSIDE).stream())
            .flatMap(this::result)
            .toList();
    List<TaskResult> beside =
        whole.getParent() == null
            ? List.of()
            : TaskResult.below(whole.getParent(), LEVELS_BESIDE).stream()
                .filter(other -> !other.startsWith(whole) && !isNamed(other))
                .flatMap(this::result)
                .filter(result -> result.beganWith(folder))
                .toList();
    return Stream.concat(inside.stream(), beside.stream()).toList();
  }

  private boolean isNamed(Path folder) {
    return folders.stream().anyMatch(named -> folder.equals(named.toAbsolutePath().normalize()));
  }

  private Stream<TaskResult> result(Path folder) {
    try {
      return Stream.of(TaskResult.read(folder));
    } catch (UserException e) {
      if (!unreadable.contains(e.getMessage())) {
        unreadable.add(e.getMessage());
      }
      return Stream.empty();
    }
  }
}
