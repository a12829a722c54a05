package mcl.cli.doctor;

import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Whether the engine uses as many threads as there are cores to run them. */
final class ThreadCheck implements Check {
  @Override
  public List<Finding> look(Surroundings surroundings) {
    Engine engine = Engine.getEngine("PyTorch");
    int processors = Runtime.getRuntime().availableProcessors();
    int cores = physicalCores(surroundings).map(n -> Math.min(n, processors)).orElse(processors);
    int threads = JniUtils.getNumThreads();
    return List.of(finding(threads, cores, processors, engine.getEngineName()));
  }

  static Finding finding(int threads, int cores, int processors, String engine) {
    String found =
        engine
            + " computes in "
            + threads
            + (threads == 1 ? " thread; " : " threads; ")
            + cores
            + (cores == 1 ? " core, " : " cores, ")
            + processors
            + " logical";
    if (threads > processors) {
      return Finding.warn(
          "threads", found, "Threads wait for each other: set OMP_NUM_THREADS=" + cores + ".");
    }
    return Finding.warnUnless(
        threads >= cores,
        "threads",
        found,
        "Cores stay idle, unless other processes use them: set OMP_NUM_THREADS=" + cores + ".");
  }

  /** The number of different cores behind the logical processors, where Linux says it. */
  static Optional<Integer> physicalCores(Surroundings surroundings) {
    String folder = "sys/devices/system/cpu/cpu";
    long cores =
        IntStream.range(0, 4096)
            .mapToObj(cpu -> folder + cpu + "/topology/thread_siblings_list")
            .flatMap(path -> surroundings.text(path).stream())
            .distinct()
            .count();
    return cores == 0 ? Optional.empty() : Optional.of((int) cores);
  }
}
