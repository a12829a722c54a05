package mcl.cli.dryrun;

import java.util.Arrays;
import mcl.cli.terminal.Counted;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.estimate.CheckpointEstimate;
import mcl.pretraining.estimate.ComputeEstimate;
import mcl.pretraining.estimate.MemoryEstimate;
import mcl.pretraining.estimate.ParameterCount;
import mcl.pretraining.estimate.StepWork;

/** What a run would be and take, by arithmetic alone. */
record Forecast(PretrainConfig config, Electra electra, boolean recompute) {
  /** Where the learning rate is looked at, as shares of the run. */
  private static final double[] MOMENTS = {0, 0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1};

  FactList parameters() {
    FactList facts = new FactList("Parameters");
    for (Player player : Player.values()) {
      facts.add(player.folder(), text(ParameterCount.of(electra, player)));
    }
    return facts.add("together", text(ParameterCount.together(electra)) + ", shared ones once");
  }

  private static String text(ParameterCount count) {
    return Amounts.format(
        "%s: %s in embeddings, %s in all else",
        Amounts.count(count.total()),
        Amounts.count(count.embeddings()),
        Amounts.count(count.others()));
  }

  /**
   * How much is read and computed.
   *
   * @param sequences of training text
   */
  FactList work(long sequences) {
    long steps = config.schedule().totalSteps();
    double rows = config.batch().size();
    double tokens = rows * config.sequenceLength();
    double read = config.batch().sizes().before(steps);
    StepWork last = StepWork.at(config, steps - 1);
    ComputeEstimate compute = ComputeEstimate.of(config, electra.vocabSize());
    return new FactList("Work")
        .add("steps", Amounts.count(steps))
        .add(
            "tokens a step",
            Amounts.format(
                "%s: %s of %d",
                Amounts.count(tokens),
                Counted.of(config.batch().size(), "sequence"),
                config.sequenceLength()))
        .add("tokens in all", Amounts.count(read * config.sequenceLength()))
        .add(
            "epochs",
            Amounts.format(
                "%.2f over %s of training text",
                read / sequences, Counted.of(sequences, "sequence")))
        .add(
            "players read",
            Amounts.format(
                "in a step, by the end, at most: generator %.0f sequences with %.0f slots,"
                    + " discriminator %.0f sequences",
                last.generatorRows(), last.slots(), last.discriminatorRows()))
        .add(
            "compute",
            Amounts.format(
                "%s FLOPs, at most %s a step; corrections as if every sequence had mistakes",
                Amounts.power(compute.total()), Amounts.power(compute.largestStep())));
  }

  FactList memory() {
    MemoryEstimate memory = MemoryEstimate.of(config, electra.vocabSize(), recompute);
    return new FactList("Memory, about, in the largest step")
        .add("weights", Amounts.bytes(memory.weights()))
        .add("gradients", Amounts.bytes(memory.gradients()))
        .add("moments", Amounts.bytes(memory.moments()))
        .add("activations", Amounts.bytes(memory.activations()))
        .add("process", Amounts.bytes(memory.process()))
        .add("together", Amounts.bytes(memory.total()));
  }

  FactList disk(CheckpointEstimate checkpoints, long free) {
    return new FactList("Disk")
        .add("a checkpoint", Amounts.bytes(checkpoints.bytesEach()))
        .add("at most", checkpoints.count() + ": " + Amounts.bytes(checkpoints.bytes()))
        .add("free", Amounts.bytes(free));
  }

  FactList rates() {
    long last = config.schedule().totalSteps() - 1;
    double highest = config.optimizer().learningRate();
    FactList rates = new FactList("Learning rate");
    Arrays.stream(MOMENTS)
        .mapToLong(share -> Math.round(share * last))
        .distinct()
        .forEach(
            step ->
                rates.add(
                    "step " + Amounts.count(step + 1),
                    Amounts.power(highest * config.schedule().schedule().share(step))));
    return rates;
  }
}
