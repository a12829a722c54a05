package mcl.pretraining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import mcl.base.json.Json;
import mcl.bridge.device.Compute;
import mcl.bridge.device.ComputeDevice;
import mcl.bridge.ops.OpsKind;
import mcl.model.TinyVocabulary;
import mcl.pretraining.checkpoint.Checkpoint;
import mcl.pretraining.checkpoint.CheckpointFolders;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.checkpoint.RunProgress;
import mcl.pretraining.checkpoint.TrainingState;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.report.JsonLinesReport;
import mcl.pretraining.report.Listeners;
import mcl.pretraining.report.MetricsState;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.resume.RunHistory;

/** A run in a folder that can be stopped, killed and resumed; step 3 of it has to be skipped. */
public final class StoppableRun {
  /** What stops a run as hard as a test can. */
  public static final class Killed extends RuntimeException {}

  private static final String POISONED = "generator/electra.embeddings_project.bias";
  private static final int SKIPPED = 3;
  private static final List<String> TIMES =
      List.of("seconds", "train/tokens_per_second", "train/data_wait_share");

  private static final PretrainingText TEXT = TinyText.split(64, 10);

  private final PretrainConfig config;
  private final Path folder;
  private final Host host;
  private final AtomicLong clock = new AtomicLong();

  public StoppableRun(PretrainConfig config, Path folder) {
    this(config, folder, OpsKind.PLAIN);
  }

  public StoppableRun(PretrainConfig config, Path folder, OpsKind ops) {
    this.config = config;
    this.folder = folder;
    this.host = new Host(() -> 0, () -> false, new Compute(ops, ComputeDevice.USUAL));
  }

  /** All five courses and everything else that draws random numbers or keeps a state; 12 steps. */
  public static PretrainConfig everything() {
    return TinyRun.with(
        TinyRun.with(TinyRun.config(0.1, 12), TinyRun.mcl()),
        """
        {"model": {"embeddingSharing": "gradientDisentangled"},
         "batch": {"courses": "split", "loaderThreads": 2},
         "courses": {"notebook": {"capacity": 1}, "detectionHead": "perCourse",
                     "detection": {"insertedToken": {"startStep": 5, "rampSteps": 4}}},
         "optimizer": {"biasCorrection": true, "learningRate": 1e-2},
         "validation": {"every": 5, "sequences": 10}, "logEvery": 4, "gradientCosinesEvery": 4}
        """);
  }

  /** What is left of a run. */
  public record Outcome(
      StopReason reason, RunProgress progress, Map<String, float[]> arrays, List<String> metrics) {
    /** All that differs from another. */
    public List<String> differences(Outcome other) {
      List<String> differences = new ArrayList<>();
      if (!progress.equals(other.progress)) {
        differences.add(progress + " " + other.progress);
      }
      for (String name : arrays.keySet()) {
        if (!Arrays.equals(arrays.get(name), other.arrays.get(name))) {
          differences.add(name);
        }
      }
      for (int i = 0; i < Math.max(metrics.size(), other.metrics.size()); i++) {
        String line = i < metrics.size() ? metrics.get(i) : "";
        String others = i < other.metrics.size() ? other.metrics.get(i) : "";
        if (!line.equals(others)) {
          differences.add("line " + i + ": " + line + "\n" + others);
        }
      }
      return differences;
    }
  }

  /** Runs from the beginning until so many steps are done. */
  public Outcome begin(long stopAfter, StepListener... more) throws IOException {
    return begin(pretrainer -> () -> pretrainer.progress().step() >= stopAfter, List.of(more));
  }

  private Outcome begin(Wish wish, List<StepListener> more) throws IOException {
    Files.createDirectories(folder);
    try (Pretrainer pretrainer =
        new Pretrainer(config, TEXT, Pretrainer.freshWeights(config), host)) {
      return run(pretrainer, provenance(), MetricsState.START, wish.of(pretrainer), more);
    }
  }

  /** Goes on from the newest sound checkpoint, or begins where there is none. */
  public Outcome resume(long stopAfter, StepListener... more) throws IOException {
    return resume(pretrainer -> () -> pretrainer.progress().step() >= stopAfter, List.of(more));
  }

  /**
   * The same, but the run is told to stop when it asks for the nth time, wherever that is; not
   * where its weights are poisoned, as such weights are never saved.
   *
   * @param asked counts how often it asked
   */
  public Outcome resumeUntilAsked(int times, AtomicInteger asked, StepListener... more)
      throws IOException {
    return resume(
        pretrainer ->
            () -> pretrainer.progress().step() != SKIPPED - 1 && asked.incrementAndGet() >= times,
        List.of(more));
  }

  /** When a run is told to stop. */
  private interface Wish {
    BooleanSupplier of(Pretrainer pretrainer);
  }

  private Outcome resume(Wish wish, List<StepListener> more) throws IOException {
    CheckpointFolders.Found found = new CheckpointFolders(folder).newestSound();
    if (found.sound().isEmpty()) {
      return begin(wish, more);
    }
    for (Path damaged : found.faults().keySet()) {
      CheckpointFolders.setAside(damaged);
    }
    try (Checkpoint checkpoint = Checkpoint.open(found.sound().get());
        Pretrainer pretrainer = Pretrainer.resume(config, TEXT, checkpoint, host)) {
      return run(
          pretrainer, checkpoint.provenance(), checkpoint.metrics(), wish.of(pretrainer), more);
    }
  }

  /** Is killed when so many steps are done; what is being saved then is still saved. */
  public void kill(long after, boolean anew) throws IOException {
    StepListener killer =
        new StepListener() {
          @Override
          public void onStep(StepReport report) {
            if (report.step() == after) {
              throw new Killed();
            }
          }
        };
    try {
      if (anew) {
        begin(Long.MAX_VALUE, killer);
      } else {
        resume(Long.MAX_VALUE, killer);
      }
    } catch (Killed e) {
      // As it was meant to be.
    }
  }

  private Provenance provenance() {
    return new Provenance(0, "code", "engine", "vocabulary", "data", config)
        .of(RunHistory.begin("this run", "data"));
  }

  private Outcome run(
      Pretrainer pretrainer,
      Provenance provenance,
      MetricsState state,
      BooleanSupplier stop,
      List<StepListener> more)
      throws IOException {
    Path file = folder.resolve(JsonLinesReport.FILE);
    StopReason reason;
    try (JsonLinesReport metrics =
        new JsonLinesReport(file, config.logEvery(), () -> clock.addAndGet(1_000_000), state)) {
      List<StepListener> all = new ArrayList<>(List.of(metrics, new Poison(pretrainer)));
      all.addAll(more);
      CheckpointStore store =
          new CheckpointStore(
              folder,
              config.electra(TinyVocabulary.SIZE),
              TinyText.tokenizer(),
              provenance,
              metrics);
      reason = pretrainer.run(store, new Listeners(all), stop);
    }
    TrainingState end = pretrainer.state();
    Map<String, float[]> arrays = new TreeMap<>(TinyRun.values(end.weights()));
    end.groups()
        .forEach(
            (group, values) ->
                TinyRun.values(values)
                    .forEach((name, array) -> arrays.put(group + ": " + name, array)));
    return new Outcome(reason, end.progress(), arrays, lines(file));
  }

  /** Metrics but for the times. */
  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode fields = Json.tree(line);
      ((ObjectNode) fields).remove(TIMES);
      lines.add(fields.toString());
    }
    return lines;
  }

  /** Makes one step impossible, so that there are fewer updates than steps. */
  private record Poison(Pretrainer pretrainer, float[] remedy) implements StepListener {
    Poison(Pretrainer pretrainer) {
      this(pretrainer, pretrainer.weights().get(POISONED).toFloatArray());
    }

    @Override
    public void onStep(StepReport report) {
      if (report.step() == SKIPPED - 1) {
        float[] values = pretrainer.weights().get(POISONED).toFloatArray();
        System.arraycopy(values, 0, remedy, 0, values.length);
        Arrays.fill(values, Float.NaN);
        pretrainer.weights().get(POISONED).set(values);
      } else if (report.step() == SKIPPED) {
        pretrainer.weights().get(POISONED).set(remedy.clone());
      }
    }
  }
}
