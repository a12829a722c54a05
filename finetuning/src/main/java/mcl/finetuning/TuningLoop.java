package mcl.finetuning;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoublePredicate;
import mcl.base.check.Stopped;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.finetuning.data.LengthBatches;
import mcl.finetuning.head.Target;
import mcl.finetuning.inference.InputBatch;
import mcl.finetuning.inference.ModelInput;
import mcl.finetuning.task.EncodedRows;
import mcl.pretraining.schedule.Schedule;
import mcl.pretraining.schedule.WarmupLinear;

/** The steps of a run one after another, and when the model is judged between them. */
final class TuningLoop {
  private final FineTuneConfig config;
  private final EncodedRows<?> rows;
  private final List<ModelInput> inputs;
  private final int padding;
  private final TuningStep step;
  private final LengthBatches batches;
  private final long total;
  private final Schedule schedule;
  private long done;
  private double losses;
  private long finite;
  private double paddings;

  TuningLoop(FineTuneConfig config, EncodedRows<?> rows, int padding, TuningStep step) {
    this.config = config;
    this.rows = rows;
    this.inputs = rows.inputs();
    this.padding = padding;
    this.step = step;
    this.batches =
        new LengthBatches(inputs.size(), place -> inputs.get(place).length(), config.batchSize());
    long all = (long) config.epochs() * batches.batches();
    this.total = config.maxSteps() == null ? all : Math.min(all, config.maxSteps());
    this.schedule = new WarmupLinear(Math.round(config.warmupShare() * total), total);
  }

  /**
   * Does all steps.
   *
   * @param stop asked before each step
   * @param judge judges after so many epochs, and says whether that is enough
   * @throws Stopped if the user wants it to end
   */
  void run(FineTuneListener listener, BooleanSupplier stop, DoublePredicate judge) {
    RandomStreams random = new RandomStreams(config.seed());
    while (done < total) {
      List<List<Integer>> epoch =
          batches.shuffled(random.stream(Purpose.FINE_TUNING, done / batches.batches()));
      paddings += batches.padding(epoch);
      for (List<Integer> batch : epoch.subList(0, (int) Math.min(epoch.size(), total - done))) {
        Stopped.check(stop);
        learn(batch, listener);
        if (judgeNow() && judge.test(epochs())) {
          return;
        }
      }
    }
  }

  private void learn(List<Integer> places, FineTuneListener listener) {
    List<Target> targets = places.stream().map(rows::target).toList();
    double rate = config.optimizer().learningRate() * schedule.share(done);
    double loss = step.run(batch(places), targets, rate, done);
    done++;
    if (Double.isFinite(loss)) {
      losses += loss;
      finite++;
    }
    listener.onStep(done, total, loss);
  }

  private InputBatch batch(List<Integer> places) {
    return new InputBatch(places.stream().map(inputs::get).toList(), padding);
  }

  private boolean judgeNow() {
    long judged = done * config.evaluationsPerEpoch() / batches.batches();
    long before = (done - 1) * config.evaluationsPerEpoch() / batches.batches();
    return judged > before || done == total;
  }

  /** How many steps there were. */
  long done() {
    return done;
  }

  /** How often the rows were read. */
  double epochs() {
    return (double) done / batches.batches();
  }

  /** The mean loss of all steps in which it was a number; 0 if it never was. */
  double meanLoss() {
    return finite == 0 ? 0 : losses / finite;
  }

  /** How many steps changed nothing, as loss or gradient was not finite. */
  long skipped() {
    return step.skipped();
  }

  /** The mean share of padding in an epoch. */
  double padding() {
    return paddings / Math.ceil(epochs());
  }
}
