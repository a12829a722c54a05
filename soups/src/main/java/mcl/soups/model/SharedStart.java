package mcl.soups.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether ingredients began with the same weights. Only such weights mix: between models that began
 * apart, the way leads over a high loss (Neyshabur et al., "What is being transferred in transfer
 * learning?", NeurIPS 2020; Wortsman et al. 2022, section 5).
 */
public final class SharedStart {
  private SharedStart() {}

  /**
   * What the user should be warned of.
   *
   * @param hashes of the ingredients' own weights; asked for only where the records do not suffice:
   *     one ingredient, or the base, may be what another began with
   */
  public static Optional<String> doubt(
      List<Lineage> lineages, Supplier<List<Map<String, String>>> hashes) {
    if (areOfOneRun(lineages) || !common(lineages).isEmpty()) {
      return Optional.empty();
    }
    boolean anyAncestor = lineages.stream().anyMatch(it -> !it.ancestors().isEmpty());
    if (anyAncestor && oneBeganWithTheOthers(lineages, hashes.get())) {
      return Optional.empty();
    }
    List<Lineage> unknown = lineages.stream().filter(it -> !it.isKnown()).toList();
    if (!unknown.isEmpty()) {
      return Optional.of(
          "Nothing is recorded about what "
              + names(unknown)
              + " began with. Weights mix only if all began with the same.");
    }
    return Optional.of(
        "By their records "
            + names(lineages)
            + " did not begin with the same weights. Such weights hardly ever mix: expect a soup"
            + " that is worse than each of them.");
  }

  private static boolean areOfOneRun(List<Lineage> lineages) {
    Set<Path> runs =
        lineages.stream()
            .map(it -> it.model().path().toAbsolutePath().normalize().getParent())
            .collect(Collectors.toSet());
    return runs.size() == 1
        && lineages.stream()
            .allMatch(it -> it.model().path().getFileName().toString().startsWith("checkpoint-"))
        && lineages.stream().map(it -> it.record().path("config")).distinct().count() == 1;
  }

  private static Set<String> common(List<Lineage> lineages) {
    Set<String> common = new TreeSet<>(lineages.get(0).ancestors());
    lineages.forEach(lineage -> common.retainAll(lineage.ancestors()));
    return common;
  }

  private static boolean oneBeganWithTheOthers(
      List<Lineage> lineages, List<Map<String, String>> hashes) {
    return hashes.stream()
        .anyMatch(
            own ->
                IntStream.range(0, lineages.size())
                    .allMatch(i -> hashes.get(i).equals(own) || beganWith(lineages.get(i), own)));
  }

  private static boolean beganWith(Lineage lineage, Map<String, String> weights) {
    return lineage.ancestors().stream()
        .anyMatch(ancestor -> weights.values().stream().allMatch(ancestor::contains));
  }

  private static String names(List<Lineage> lineages) {
    List<String> names = lineages.stream().map(it -> it.model().toString()).toList();
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
