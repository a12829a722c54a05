package mcl.cli.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether glibc was told to keep the memory that a training step frees: otherwise every step asks
 * the kernel for it again, which costs 7 to 40 percent of the time.
 */
final class AllocatorCheck implements Check {
  private static final String ARENAS = "MALLOC_ARENA_MAX";

  /** What the launcher sets for commands that train. */
  static final Map<String, String> WANTED =
      new TreeMap<>(
          Map.of(
              "MALLOC_MMAP_THRESHOLD_",
              "34359738368",
              "MALLOC_TRIM_THRESHOLD_",
              "34359738368",
              "MALLOC_TOP_PAD_",
              "268435456",
              ARENAS,
              "1"));

  @Override
  public List<Finding> look(Surroundings surroundings) {
    if (!surroundings.isLinux()) {
      return List.of(Finding.ok("allocator", "the system's own; nothing to set"));
    }
    if (surroundings.variable("LD_PRELOAD").isPresent()) {
      String preload = surroundings.environment().get("LD_PRELOAD");
      return List.of(Finding.ok("allocator", "LD_PRELOAD=" + preload));
    }
    List<String> missing =
        WANTED.keySet().stream().filter(name -> surroundings.variable(name).isEmpty()).toList();
    String arenas = surroundings.variable(ARENAS).orElse(WANTED.get(ARENAS));
    if (!arenas.equals(WANTED.get(ARENAS))) {
      return List.of(
          Finding.warn(
              "allocator",
              ARENAS
                  + "="
                  + arenas
                  + ": of several arenas, only the first keeps arrays above 64 MB",
              "Unset it, or export " + ARENAS + "=1."));
    }
    if (missing.isEmpty()) {
      return List.of(Finding.ok("allocator", settings(surroundings)));
    }
    String exports =
        missing.stream()
            .map(name -> name + "=" + WANTED.get(name))
            .collect(Collectors.joining(" ", "Start through ./mcl, or export ", "."));
    return List.of(Finding.warn("allocator", "not set: " + String.join(", ", missing), exports));
  }

  private static String settings(Surroundings surroundings) {
    return WANTED.keySet().stream()
        .map(name -> name + "=" + surroundings.environment().get(name))
        .collect(Collectors.joining(" "));
  }
}
