package mcl.pretraining.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mcl.base.check.UserException;

/**
 * The checkpoints in the folder of a run.
 *
 * @param run the folder; it need not exist
 */
public record CheckpointFolders(Path run) {
  private static final Pattern NAME = Pattern.compile("checkpoint-([0-9]{1,18})");
  private static final String DAMAGED = ".damaged";

  /** The folder of the checkpoint after so many steps. */
  public Path at(long step) {
    return run.resolve("checkpoint-" + step);
  }

  /** The checkpoint that a folder means: itself, or the newest one of a run. */
  public static Path meant(Path folder) throws IOException {
    CheckpointFolders run = new CheckpointFolders(folder);
    List<Long> steps = run.steps();
    return steps.isEmpty() ? folder : run.at(steps.get(0));
  }

  /** All steps after which there is one, whatever its state; the newest first. */
  public List<Long> steps() throws IOException {
    if (!Files.isDirectory(run)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(run)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> NAME.matcher(entry.getFileName().toString()))
          .filter(Matcher::matches)
          .map(name -> Long.valueOf(name.group(1)))
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }

  /**
   * What was found in a search.
   *
   * @param sound the newest sound checkpoint, if there is any
   * @param faults what is wrong with those that are newer, by folder, the newest first
   */
  public record Found(Optional<Path> sound, Map<Path, String> faults) {}

  /**
   * Looks for the newest checkpoint of which every byte is as it was saved.
   *
   * @throws UserException if one is of a format that this program does not know
   */
  public Found newestSound() throws IOException {
    return newestSound(() -> false);
  }

  /**
   * The same, unless the user asks to stop.
   *
   * @param stop asked again and again
   * @throws mcl.base.check.Stopped if it says so
   */
  public Found newestSound(BooleanSupplier stop) throws IOException {
    Map<Path, String> faults = new LinkedHashMap<>();
    for (long step : steps()) {
      Path folder = at(step);
      Optional<String> fault = Checkpoint.fault(folder, stop);
      if (fault.isEmpty()) {
        return new Found(Optional.of(folder), faults);
      }
      faults.put(folder, fault.get());
    }
    return new Found(Optional.empty(), faults);
  }

  /**
   * Takes a checkpoint out of the way, so that its step can be saved again: it is kept under a name
   * that ends in {@code .damaged}.
   *
   * @return where it is now
   */
  public static Path setAside(Path folder) throws IOException {
    for (int number = 1; ; number++) {
      String ending = number == 1 ? DAMAGED : DAMAGED + "-" + number;
      Path aside = folder.resolveSibling(folder.getFileName() + ending);
      if (!Files.exists(aside)) {
        return Files.move(folder, aside);
      }
    }
  }
}
