package mcl.exchange.huggingface;

import java.util.List;
import java.util.stream.Collectors;

/** Names a few of many things. */
public final class Some {
  private static final int MOST = 5;

  private Some() {}

  /** Such as {@code the tensor "a"}, or {@code 7 tensors ("a", "b", "c", "d", "e" ...)}. */
  public static String of(String noun, List<String> names) {
    String few =
        names.stream().limit(MOST).map(it -> '"' + it + '"').collect(Collectors.joining(", "));
    return names.size() == 1
        ? "the " + noun + " " + few
        : names.size() + " " + noun + "s (" + few + (names.size() > MOST ? " ..." : "") + ")";
  }
}
