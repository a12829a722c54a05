package mcl.soups.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mcl.base.check.UserException;

/** The checkpoints of a run: folders named checkpoint-STEP. */
public final class RunCheckpoints {
  private static final Pattern NAME = Pattern.compile("checkpoint-([0-9]{1,18})");

  private RunCheckpoints() {}

  /** Whether a folder holds any. */
  public static boolean areIn(Path run) {
    return Files.isDirectory(run) && !all(run).isEmpty();
  }

  /**
   * The last ones of a run.
   *
   * @return by rising step
   * @throws UserException if there are not so many
   */
  public static List<Path> last(Path run, int count) {
    if (!Files.isDirectory(run)) {
      throw UserException.of(
          "%s %s. Give the folder of a run, in which its checkpoints lie.",
          run, Files.exists(run) ? "is a file" : "does not exist");
    }
    List<Path> all = all(run);
    if (all.size() < count) {
      throw UserException.of("%s holds %d checkpoints, not %d.", run, all.size(), count);
    }
    return all.subList(all.size() - count, all.size());
  }

  /** All of a run, by rising step. */
  public static List<Path> all(Path run) {
    try (Stream<Path> entries = Files.list(run)) {
      return entries
          .filter(entry -> matcher(entry).matches() && Files.isDirectory(entry))
          .sorted(Comparator.comparingLong(RunCheckpoints::step))
          .toList();
    } catch (IOException e) {
      throw UserException.cannotRead(run, e);
    }
  }

  private static long step(Path checkpoint) {
    Matcher matcher = matcher(checkpoint);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }

  private static Matcher matcher(Path entry) {
    return NAME.matcher(entry.getFileName().toString());
  }
}
