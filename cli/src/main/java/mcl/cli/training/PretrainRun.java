package mcl.cli.training;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import mcl.base.files.Sha256;
import mcl.base.json.Json;
import mcl.cli.BuildVersion;
import mcl.model.electra.Electra;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.PretrainingText;
import mcl.pretraining.StopReason;
import mcl.pretraining.checkpoint.CheckpointStore;
import mcl.pretraining.checkpoint.Provenance;
import mcl.pretraining.report.JsonLinesReport;
import mcl.pretraining.report.Listeners;
import mcl.pretraining.report.StepListener;
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
   * Runs into a new folder: {@code run.json}, {@code metrics.jsonl}, {@code report.html}, {@code
   * checkpoint-STEP/}.
   *
   * @param stop asked after each step
   */
  public StopReason into(Path out, List<StepListener> listeners, BooleanSupplier stop)
      throws IOException {
    RunFolder.requireFree(out);
    try (Pretrainer pretrainer = open()) {
      RunFolder.create(out);
      Provenance provenance = provenance();
      Json.write(out.resolve(Provenance.FILE), provenance);
      CheckpointStore store = new CheckpointStore(out, electra(), shards.tokenizer(), provenance);
      try (JsonLinesReport metrics =
          new JsonLinesReport(out.resolve("metrics.jsonl"), config.logEvery(), System::nanoTime)) {
        List<StepListener> all = new ArrayList<>(listeners);
        all.add(metrics);
        all.add(new RunPage(out, provenance, warnings));
        return pretrainer.run(store, new Listeners(all), stop);
      }
    }
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
    Vocabulary vocabulary = shards.tokenizer().vocabulary();
    PretrainingText text =
        new PretrainingText(
            sequences(Split.TRAIN),
            sequences(Split.VALIDATION),
            vocabulary.size(),
            vocabulary.special());
    RunStart.Wanted wanted =
        new RunStart.Wanted(
            electra(), vocabulary.sha256(), Pretrainer.freshWeights(config), warnings);
    return start.open(wanted, weights -> new Pretrainer(config, text, weights));
  }

  private Electra electra() {
    return config.electra(shards.tokenizer().vocabulary().size());
  }

  private Provenance provenance() throws IOException {
    return new Provenance(
        0,
        BuildVersion.current().toString(),
        "PyTorch " + Engine.getInstance().getVersion(),
        shards.tokenizer().vocabulary().sha256(),
        Sha256.of(data.resolve(ShardManifest.FILE)),
        config,
        start.lineage(),
        List.of());
  }

  private SequencePacker sequences(Split split) {
    return new SequencePacker(shards, packing(config), split);
  }

  /** How a run makes sequences of documents, and which of them it holds out. */
  public static PackingConfig packing(PretrainConfig config) {
    return new PackingConfig(config.sequenceLength(), config.validation().share(), SPLIT_SEED);
  }
}
