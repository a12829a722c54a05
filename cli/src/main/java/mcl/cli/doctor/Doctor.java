package mcl.cli.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mcl.cli.doctor.Finding.Level;

/** Runs all checks. */
public final class Doctor {
  private final Surroundings surroundings;

  /** A doctor for this machine, or for one that a test describes. */
  public Doctor(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Looks at everything; a check that breaks becomes a finding and does not stop the others, except
   * that nothing is asked of an engine that does not start.
   *
   * @param listener hears each finding at once, so that a crash of the native library leaves the
   *     report up to there
   */
  public List<Finding> examine(Consumer<Finding> listener) {
    List<Finding> all = new ArrayList<>();
    boolean engineStarts = true;
    for (CheckKind kind : CheckKind.values()) {
      if (engineStarts || !kind.needsEngine()) {
        List<Finding> found = run(kind.topic(), kind.create());
        found.forEach(listener);
        all.addAll(found);
        engineStarts &= kind != CheckKind.ENGINE || found.get(0).level() != Level.FAIL;
      }
    }
    return all;
  }

  /** What a check found, or that it broke. */
  List<Finding> run(String topic, Check check) {
    try {
      return check.look(surroundings);
    } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
      return List.of(Finding.fail(topic, rootMessage(e), remedy(rootMessage(e))));
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text = root.getMessage() == null ? "" : ": " + root.getMessage().strip();
    return root.getClass().getSimpleName() + text;
  }

  private static String remedy(String message) {
    if (message.contains("GLIBC")) {
      return "The C library of this system is too old for PyTorch 2.7.1 (glibc 2.28 or newer).";
    }
    if (message.contains("libcuda.so")) {
      return "MCL_TORCH names a CUDA build, but there is no NVIDIA driver here: unset it, or install"
          + " the driver.";
    }
    if (message.contains("Offline mode")) {
      return "The native library is not in the class path and may not be downloaded (docs/gpu.md).";
    }
    if (message.contains("No space left")) {
      return "Make room in the cache folder, or choose another with DJL_CACHE_DIR.";
    }
    return "See docs/cli.md; mcl doctor --debug shows where it happened.";
  }
}
