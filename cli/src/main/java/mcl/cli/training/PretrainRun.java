package mcl.cli.training;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import mcl.base.check.Stopped;
import mcl.base.check.UserException;
import mcl.base.files.AtomicFiles;
import mcl.base.files.Sha256;
import mcl.base.json.Json;
import mcl.cli.BuildVersion;
import mcl.model.electra.Electra;
import mcl.pretraining.Host;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.PretrainingText;
import mcl.pretraining.StopReason;
import mcl.pretraining.checkpoint.Ancestor;
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
 * @param host tells the time, and when to stop
 * @param warnings where to say what goes wrong without stopping the run
 */
public record PretrainRun(
    PretrainConfig config,
    Path data,
    ShardReader shards,
    RunStart start,
    Host host,
    PrintStream warnings) {
  /** Fixed, so that runs with different seeds hold out the same documents. */
  private static final long SPLIT_SEED = 0;

  /**
   * Runs into a new folder: {@code run.json}, {@code metrics.jsonl}, {@code tensorboard/}, {@code
   * report.html}, {@code checkpoint-STEP/}.
   *
   * @throws mcl.base.check.Stopped if the host wants to stop before anything is written
   */
  public StopReason into(Path out, List<StepListener> listeners) throws IOException {
    RunFolder.requireFree(out);
    try (Pretrainer pretrainer = open();
        RunLock lock = RunLock.take(RunFolder.create(out), this::warn)) {
      RunFolder.requireFree(lock.folder());
      return run(begin(lock.folder(), pretrainer), listeners);
    }
  }

  /**
   * Goes on with the run in a folder from its newest sound checkpoint, or begins it where there is
   * none yet.
   *
   * @throws mcl.base.check.UserException if it would be another run than the one that was begun
   * @throws mcl.base.check.Stopped if the host wants to stop before anything is changed
   */
  public StopReason resume(Path out, List<StepListener> listeners) throws IOException {
    if (!RunFolder.holdsRun(out)) {
      return into(out, listeners);
    }
    try (RunLock lock = RunLock.take(out, this::warn);
        ResumePoint point = ResumePoint.find(lock.folder(), warnings, host.stop()).orElse(null)) {
      if (point != null) {
        return goOn(point, listeners);
      }
      List<Ancestor> begun = Provenance.read(out).lineage();
      start.requireStartOf(begun);
      return new PretrainRun(config, data, shards, RunStart.of(begun), host, warnings)
          .beginAgain(out, begun, listeners);
    }
  }

  private StopReason beginAgain(Path out, List<Ancestor> begun, List<StepListener> listeners)
      throws IOException {
    try (Pretrainer pretrainer = open()) {
      Sitting sitting = begin(out, pretrainer);
      if (!sitting.provenance().lineage().equals(begun)) {
        throw UserException.of(
            "%s has changed since the run in %s began with it. Begin another run in a new folder.",
            start.folder().orElseThrow(), out);
      }
      warnings.println(out + " has no checkpoint yet: the run begins again.");
      return run(sitting, listeners);
    }
  }

  private StopReason goOn(ResumePoint point, List<StepListener> listeners) throws IOException {
    Checkpoint checkpoint = point.checkpoint();
    Provenance now = provenance();
    start.requireStartOf(checkpoint.provenance().lineage());
    Continuation continuation = Continuation.of(checkpoint, now, shards.tokenizer());
    point.admit(continuation, config);
    if (point.isEnd(config)) {
      return StopReason.FINISHED;
    }
    try (Pretrainer pretrainer = Pretrainer.resume(config, text(), checkpoint, host)) {
      point.clear();
      Provenance provenance = point.provenance(now, continuation);
      return run(new Sitting(point.run(), pretrainer, provenance, checkpoint.metrics()), listeners);
    }
  }

  /** A run from its beginning, or from where it goes on, to where it ends or is stopped. */
  private record Sitting(
      Path out, Pretrainer pretrainer, Provenance provenance, MetricsState metrics) {}

  private Sitting begin(Path out, Pretrainer pretrainer) throws IOException {
    AtomicFiles.deleteLeftovers(out);
    Provenance provenance = provenance().beganWith(start.lineage(host.stop()));
    return new Sitting(out, pretrainer, provenance, MetricsState.START);
  }

  private StopReason run(Sitting sitting, List<StepListener> listeners) throws IOException {
    Path out = sitting.out();
    Json.write(out.resolve(Provenance.FILE), sitting.provenance());
    try (TensorBoardReport board = tensorBoard(out, sitting.pretrainer().progress().step());
        JsonLinesReport metrics = metrics(out, sitting.metrics(), board)) {
      CheckpointStore store =
          new CheckpointStore(out, electra(), shards.tokenizer(), sitting.provenance(), metrics);
      List<StepListener> all = new ArrayList<>(listeners);
      all.add(metrics);
      all.add(new RunPage(out, sitting.provenance(), warnings));
      return sitting.pretrainer().run(store, new Listeners(all), host.stop());
    }
  }

  private void warn(String message) {
    warnings.println("warning: " + message);
  }

  private JsonLinesReport metrics(Path out, MetricsState state, MetricsListener also)
      throws IOException {
    Path file = out.resolve(JsonLinesReport.FILE);
    JsonLinesReport metrics =
        new JsonLinesReport(file, config.logEvery(), host.clock(), state, also);
    long lost = state.lines() - metrics.state().lines();
    if (lost > 0) {
      warn(JsonLinesReport.FILE + " has lost " + lost + " lines.");
    }
    return metrics;
  }

  /** How many seconds a step takes, measured over so many steps that are then thrown away. */
  public double secondsPerStep(int steps) {
    try (Pretrainer pretrainer = open()) {
      LongStream.range(0, steps / 2).forEach(step -> runStep(pretrainer, step));
      long begin = host.clock().getAsLong();
      LongStream.range(steps / 2, steps).forEach(step -> runStep(pretrainer, step));
      return (host.clock().getAsLong() - begin) / 1e9 / (steps - steps / 2);
    }
  }

  private void runStep(Pretrainer pretrainer, long step) {
    Stopped.check(host.stop());
    pretrainer.runStep(step);
  }

  private Pretrainer open() {
    RunStart.Wanted wanted =
        new RunStart.Wanted(
            electra(),
            shards.tokenizer().vocabulary().sha256(),
            Pretrainer.freshWeights(config),
            warnings);
    return start.open(wanted, weights -> new Pretrainer(config, text(), weights, host));
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
            host.compute().description(),
            shards.tokenizer().vocabulary().sha256(),
            Sha256.of(data.resolve(ShardManifest.FILE)),
            config)
        .of(RunHistory.begin(UUID.randomUUID().toString(), place));
  }

  private SequencePacker sequences(Split split) {
    return new SequencePacker(shards, packing(config), split, host.stop());
  }

  /** How a run makes sequences of documents, and which of them it holds out. */
  public static PackingConfig packing(PretrainConfig config) {
    return new PackingConfig(config.sequenceLength(), config.validation().share(), SPLIT_SEED);
  }
}
