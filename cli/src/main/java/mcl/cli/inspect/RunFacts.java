package mcl.cli.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.cli.runreport.Metrics;

/** What the folder of a pre-training run holds. */
final class RunFacts {
  private static final Pattern CHECKPOINT = Pattern.compile("checkpoint-([0-9]{1,18})");

  private RunFacts() {}

  /** Whether a folder is one. */
  static boolean matches(Path folder) {
    return LineageFacts.matches(folder) || Metrics.exist(folder);
  }

  /** Reads run.json and metrics.jsonl, and looks for checkpoints. */
  static Facts of(Path folder) {
    JsonNode run =
        LineageFacts.matches(folder)
            ? JsonFile.read(folder.resolve(LineageFacts.FILE))
            : MissingNode.getInstance();
    return new Facts()
        .put("lineage", LineageFacts.lineage(run))
        .put("run", LineageFacts.run(run))
        .put("training", LineageFacts.training(run))
        .put("checkpoints", checkpoints(folder))
        .put("losses", ScoreFacts.training(folder))
        .put("scores", ScoreFacts.validation(folder))
        .put("averageScores", ScoreFacts.average(folder));
  }

  private static List<Facts> checkpoints(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> CHECKPOINT.matcher(entry.getFileName().toString()).matches())
          .sorted(Comparator.comparingLong(RunFacts::step))
          .map(
              entry ->
                  new Facts()
                      .put("folder", entry.getFileName().toString())
                      .put("step", step(entry))
                      .put("bytes", FileFacts.bytes(entry)))
          .toList();
    } catch (IOException e) {
      throw UserException.cannotRead(folder, e);
    }
  }

  private static long step(Path checkpoint) {
    return Long.parseLong(CHECKPOINT.matcher(checkpoint.getFileName().toString()).replaceAll("$1"));
  }
}
