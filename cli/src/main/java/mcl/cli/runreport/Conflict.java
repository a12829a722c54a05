package mcl.cli.runreport;

import java.util.List;
import java.util.stream.Stream;

/**
 * The cosines between the gradients of two courses, in the encoder layers of one player.
 *
 * @param player whose layers
 * @param cosines over the steps at which they were measured
 */
record Conflict(String player, String first, String second, Curve cosines) {
  private static final String GROUP = "conflict/";

  /** All that a run has measured: the keys {@code conflict/PLAYER/A~B}. */
  static List<Conflict> of(Metrics metrics) {
    return metrics.endings(GROUP).stream().flatMap(key -> parsed(metrics, key)).toList();
  }

  /** Both courses, as people write them. */
  String pair() {
    return CourseNames.label(first) + " and " + CourseNames.label(second);
  }

  /** Whether it is between these two, in either order. */
  boolean isBetween(String one, String other) {
    return (first.equals(one) && second.equals(other))
        || (first.equals(other) && second.equals(one));
  }

  private static Stream<Conflict> parsed(Metrics metrics, String key) {
    int slash = key.indexOf('/');
    int tilde = key.indexOf('~', slash + 1);
    return slash < 1 || tilde < 0
        ? Stream.empty()
        : metrics.curve(GROUP + key).stream()
            .map(
                cosines ->
                    new Conflict(
                        key.substring(0, slash),
                        key.substring(slash + 1, tilde),
                        key.substring(tilde + 1),
                        cosines));
  }
}
