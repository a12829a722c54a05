package mcl.cli.dryrun;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import mcl.cli.Session;
import mcl.cli.terminal.Counted;
import mcl.cli.training.PretrainRun;
import mcl.cli.training.RunStart;
import mcl.model.electra.Electra;
import mcl.model.weights.StateDict;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.estimate.CheckpointEstimate;
import mcl.tokenization.shards.SequencePacker;
import mcl.tokenization.shards.ShardManifest;
import mcl.tokenization.shards.ShardReader;
import mcl.tokenization.shards.Split;
import mcl.tokenization.vocabulary.Vocabulary;

/**
 * Checks all that can be wrong with a run before its first step, and says what it would take.
 * Nothing is written and nothing is trained.
 *
 * @param data the folder of the shards
 * @param recompute whether activations are to be computed once more in the backward pass
 */
public record DryRun(
    PretrainConfig config, Path data, ShardReader shards, RunStart start, boolean recompute) {

  /**
   * Checks the run, and prints what it would be.
   *
   * @param out where it would write
   * @throws mcl.base.check.UserException for the first thing that would stop it
   */
  public void print(Path out, Session session) throws IOException {
    Vocabulary vocabulary = shards.tokenizer().vocabulary();
    Electra electra = config.electra(vocabulary.size());
    SequencePacker training = sequences(Split.TRAIN);
    SequencePacker validation = sequences(Split.VALIDATION);
    CheckpointEstimate checkpoints = CheckpointEstimate.of(config, electra, tokenizerBytes());
    long free = new OutputCheck(out).check(checkpoints);
    checkStart(electra, vocabulary, session);

    int width = session.terminal().width();
    Forecast forecast = new Forecast(config, electra, recompute);
    session.out().print("A dry run: nothing is written, nothing is trained.\n\n");
    Stream.of(
            data(vocabulary, training, validation),
            forecast.parameters(),
            forecast.work(training.sequences()),
            forecast.memory(),
            forecast.disk(checkpoints, free),
            forecast.rates())
        .forEach(facts -> session.out().print(facts.text(width)));
    session.out().print(FirstBatch.text(config, training, vocabulary, width));
    session.out().println("All is well: the run can begin.");
  }

  private SequencePacker sequences(Split split) {
    return new SequencePacker(shards, PretrainRun.packing(config), split);
  }

  private FactList data(Vocabulary vocabulary, SequencePacker training, SequencePacker validation) {
    return new FactList("Data")
        .add(
            "shards",
            Amounts.format(
                "%s: %s, %s",
                data,
                Counted.of(shards.documents(), "document"),
                Counted.of(shards.manifest().tokens(), "token")))
        .add("vocabulary", Amounts.count(vocabulary.size()) + " pieces")
        .add("training", Counted.of(training.sequences(), "sequence"))
        .add("held out", Counted.of(validation.sequences(), "sequence"));
  }

  private long tokenizerBytes() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve(ShardManifest.TOKENIZER_FOLDER))) {
      return files.mapToLong(DryRun::bytes).sum();
    }
  }

  private static long bytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads every weight that the run would begin with, and lets go of it again. */
  private void checkStart(Electra electra, Vocabulary vocabulary, Session session) {
    if (start == RunStart.RANDOM) {
      return;
    }
    RunStart.Wanted wanted =
        new RunStart.Wanted(
            electra, vocabulary.sha256(), Pretrainer.freshWeights(config), session.err());
    start.open(
        wanted,
        weights -> {
          try (NDManager scope = NDManager.newBaseManager()) {
            StateDict.create(scope, electra.weights(), weights);
          }
          return null;
        });
  }
}
