package mcl.pretraining.optimizer;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LongestCommonSubsequence;

/** Finds the weights whose names share most with a pattern that fits none. */
final class NearNames {
  private static final int SHOWN = 3;

  private NearNames() {}

  static String of(String pattern, Collection<String> names) {
    LongestCommonSubsequence common = new LongestCommonSubsequence();
    Comparator<String> byOverlap = Comparator.comparing(name -> -common.apply(pattern, name));
    return names.stream()
        .sorted(byOverlap.thenComparing(String::length))
        .limit(SHOWN)
        .collect(Collectors.joining(", "));
  }
}
