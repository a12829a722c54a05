package mcl.cli.training;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import mcl.base.files.AtomicFiles;
import mcl.base.files.Sha256;
import mcl.base.json.Json;
import mcl.cli.BuildVersion;
import mcl.model.electra.Electra;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.PretrainingText;
import mcl.pretraining.StopReason;
import mcl.pretraining.checkpoint.Checkpoint;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.report.JsonLinesReport;
import mcl.pretraining.report.Listeners;
import mcl.pretraining.report.MetricsListener;
import mcl.pretraining.report.MetricsState;
import mcl.pretraining.report.StepListener;
import mcl.pretraining.resume.Continuation;
import mcl.pretraining.resume.RunHistory;
import mcl.pretraining.resume.RunLock;
import mcl.pretraining.tensorboard.TensorBoardReport;
import mcl.tokenization.shards.PackingConfig;
import mcl.tokenization.shards.SequencePacker;
import mcl.tokenization.shards.ShardManifest;
import mcl.tokenization.shards.ShardReader;
import mcl.tokenization.shards.Split;
import mcl.tokenization.vocabulary.Vocabulary;

/**
 * A pre-training run over shards with its folder of files.
 *
 * @param data the folder of the shards
 * @param start where the weights begin
 * @param warnings where to say what goes wrong without stopping the run
 */
public record PretrainRun(
    PretrainConfig config, Path data, ShardReader shards, RunStart start, PrintStream warnings) {
  /** Fixed, so that runs with different seeds hold out the same documents. */
  private static final long SPLIT_SEED = 0;

  /**
   * Runs into a new folder: {@code run.json}, {@code metrics.jsonl}, {@code tensorboard/}, {@code
   * report.html}, {@code checkpoint-STEP/}.
   *
   * @param stop asked after each step
   */
  public StopReason into(Path out, List<StepListener> listeners, BooleanSupplier stop)
      throws IOException {
    RunFolder.requireFree(out);
    try (Pretrainer pretrainer = open();
        RunLock lock = RunLock.take(RunFolder.create(out), this::warn)) {
      RunFolder.requireFree(lock.folder());
      return run(begin(lock.folder(), pretrainer), listeners, stop);
    }
  }

  /**
   * Goes on with the run in a folder from its newest sound checkpoint, or begins it where there is
   * none yet.
   *
   * @param stop asked after each step
   * @throws mcl.base.check.UserException if it would be another run than the one that was begun
   */
  public StopReason resume(Path out, List<StepListener> listeners, BooleanSupplier stop)
      throws IOException {
    if (!RunFolder.holdsRun(out)) {
      return into(out, listeners, stop);
    }
    try (RunLock lock = RunLock.take(out, this::warn);
        ResumePoint point = ResumePoint.find(lock.folder(), warnings).orElse(null)) {
      if (point != null) {
        return goOn(point, listeners, stop);
      }
      warnings.println(out + " has no checkpoint yet: the run begins again.");
      try (Pretrainer pretrainer = open()) {
        return run(begin(out, pretrainer), listeners, stop);
      }
    }
  }

  private StopReason goOn(ResumePoint point, List<StepListener> listeners, BooleanSupplier stop)
      throws IOException {
    Checkpoint checkpoint = point.checkpoint();
    Provenance now = provenance();
    start.requireStartOf(checkpoint.provenance().lineage());
    Continuation continuation = Continuation.of(checkpoint, now, shards.tokenizer());
    point.admit(continuation, config);
    if (point.step() == config.schedule().totalSteps()) {
      return StopReason.FINISHED;
    }
    try (Pretrainer pretrainer = Pretrainer.resume(config, text(), checkpoint)) {
      point.clear();
      Provenance provenance = point.provenance(now, continuation);
      return run(
          new Sitting(point.run(), pretrainer, provenance, checkpoint.metrics()), listeners, stop);
    }
  }

  /** A run from its beginning, or from where it goes on, to where it ends or is stopped. */
  private record Sitting(
      Path out, Pretrainer pretrainer, Provenance provenance, MetricsState metrics) {}

  private Sitting begin(Path out, Pretrainer pretrainer) throws IOException {
    AtomicFiles.deleteLeftovers(out);
    Provenance provenance = provenance().beganWith(start.lineage());
    return new Sitting(out, pretrainer, provenance, MetricsState.START);
  }

  private StopReason run(Sitting sitting, List<StepListener> listeners, BooleanSupplier stop)
      throws IOException {
    Path out = sitting.out();
    Json.write(out.resolve(Provenance.FILE), sitting.provenance());
    try (TensorBoardReport board = tensorBoard(out, sitting.pretrainer().progress().step());
        JsonLinesReport metrics = metrics(out, sitting.metrics(), board)) {
      CheckpointStore store =
          new CheckpointStore(out, electra(), shards.tokenizer(), sitting.provenance(), metrics);
      List<StepListener> all = new ArrayList<>(listeners);
      all.add(metrics);
      all.add(new RunPage(out, sitting.provenance(), warnings));
      return sitting.pretrainer().run(store, new Listeners(all), stop);
    }
  }

  private void warn(String message) {
    warnings.println("warning: " + message);
  }

  private JsonLinesReport metrics(Path out, MetricsState state, MetricsListener also)
      throws IOException {
    Path file = out.resolve(JsonLinesReport.FILE);
    JsonLinesReport metrics =
        new JsonLinesReport(file, config.logEvery(), System::nanoTime, state, also);
    long lost = state.lines() - metrics.state().lines();
    if (lost > 0) {
      warn(JsonLinesReport.FILE + " has lost " + lost + " lines.");
    }
    return metrics;
  }

  /** How many seconds a step takes, measured over so many steps that are then thrown away. */
  public double secondsPerStep(int steps) {
    try (Pretrainer pretrainer = open()) {
      LongStream.range(0, steps / 2).forEach(pretrainer::runStep);
      long start = System.nanoTime();
      LongStream.range(steps / 2, steps).forEach(pretrainer::runStep);
      return (System.nanoTime() - start) / 1e9 / (steps - steps / 2);
    }
  }

  private Pretrainer open() {
    RunStart.Wanted wanted =
        new RunStart.Wanted(
            electra(),
            shards.tokenizer().vocabulary().sha256(),
            Pretrainer.freshWeights(config),
            warnings);
    return start.open(wanted, weights -> new Pretrainer(config, text(), weights));
  }

  private PretrainingText text() {
    Vocabulary vocabulary = shards.tokenizer().vocabulary();
    return new PretrainingText(
        sequences(Split.TRAIN),
        sequences(Split.VALIDATION),
        vocabulary.size(),
        vocabulary.special());
  }

  /** Event files of a run that goes on after so many steps. */
  private TensorBoardReport tensorBoard(Path out, long done) throws IOException {
    Path folder = out.resolve(TensorBoardReport.FOLDER);
    TensorBoardReport board =
        new TensorBoardReport(folder, HostName.ofMachine(), done, Clock.systemUTC());
    board.onConfiguration(config);
    return board;
  }

  private Electra electra() {
    return config.electra(shards.tokenizer().vocabulary().size());
  }

  private Provenance provenance() throws IOException {
    String place = data.toAbsolutePath().normalize().toString();
    return new Provenance(
            0,
            BuildVersion.current().toString(),
            "PyTorch " + Engine.getInstance().getVersion(),
            shards.tokenizer().vocabulary().sha256(),
            Sha256.of(data.resolve(ShardManifest.FILE)),
            config)
        .of(RunHistory.begin(UUID.randomUUID().toString(), place));
  }

  private SequencePacker sequences(Split split) {
    return new SequencePacker(shards, packing(config), split);
  }

  /** How a run makes sequences of documents, and which of them it holds out. */
  public static PackingConfig packing(PretrainConfig config) {
    return new PackingConfig(config.sequenceLength(), config.validation().share(), SPLIT_SEED);
  }
}
