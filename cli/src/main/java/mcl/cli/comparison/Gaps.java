package mcl.cli.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a reader of the report might look for and does not find. */
final class Gaps {
  private Gaps() {}

  /**
   * A sentence for each.
   *
   * @param unreadable sentences about files that could not be read
   */
  static List<String> of(List<ComparedRun> runs, List<String> unreadable) {
    List<String> gaps = new ArrayList<>();
    for (ComparedRun run : runs) {
      of(run).forEach(gap -> gaps.add(run.name() + ": " + gap));
      if (run.pretraining() && !isTuned(run, runs)) {
        gaps.add(
            run.name()
                + ": no fine-tuning results were found in it, or beside it and begun with it.");
      }
    }
    gaps.addAll(unreadable);
    return gaps;
  }

  private static boolean isTuned(ComparedRun run, List<ComparedRun> runs) {
    return !run.results().isEmpty()
        || runs.stream()
            .flatMap(other -> other.results().stream())
            .anyMatch(result -> result.beganWith(run.folder()));
  }

  private static Stream<String> of(ComparedRun run) {
    Stream.Builder<String> gaps = Stream.builder();
    if (!run.pretraining()) {
      gaps.add("fine-tuning writes no curves and no configuration; its scores are all there is.");
      return gaps.build();
    }
    if (run.metrics().isEmpty()) {
      gaps.add("metrics.jsonl is missing or empty, so there are no curves.");
    } else if (run.metrics().brokenOff()) {
      gaps.add(
          "the last line of metrics.jsonl breaks off, as a run leaves it that was killed; it is"
              + " left out.");
    }
    if (run.provenance().isMissingNode()) {
      gaps.add("run.json is missing, so its configuration and lineage are unknown.");
    }
    if (!run.metrics().isEmpty() && run.metrics().endings("eval/").isEmpty()) {
      gaps.add("held-out text has not been judged yet.");
    }
    return gaps.build();
  }
}
