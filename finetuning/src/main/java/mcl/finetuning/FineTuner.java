package mcl.finetuning;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mcl.base.check.Stopped;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.bridge.device.Compute;
import mcl.bridge.ops.Precision;
import mcl.bridge.ops.TensorOps;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.data.Example;
import mcl.finetuning.head.TaskNetwork;
import mcl.finetuning.inference.BatchReader;
import mcl.finetuning.inference.ModelInput;
import mcl.finetuning.task.EncodedRows;
import mcl.finetuning.task.Prediction;
import mcl.finetuning.task.Task;
import mcl.model.config.EncoderConfig;
import mcl.model.weights.Initialization;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.model.weights.WeightSource;

/**
 * Fine-tunes an encoder for a task, with one seed.
 *
 * <p>Owns native memory: use it in a try-with-resources. Not for several threads.
 */
public final class FineTuner implements AutoCloseable {
  private final FineTuneConfig config;
  private final StartingPoint start;
  private final EncodedData encoded;
  private final EncoderConfig encoder;
  private final TaskNetwork network;
  private final TensorOps learning;
  private final TensorOps judging;
  private final NDManager scope;
  private final StateDict weights;

  /** Prepares a run that is computed in the usual way. */
  public FineTuner(FineTuneConfig config, StartingPoint start, EncodedData encoded) {
    this(config, start, encoded, Compute.USUAL);
  }

  /**
   * Prepares a run: loads the weights.
   *
   * @param compute by what and where it computes
   * @throws mcl.base.check.UserException if that has no such precision
   */
  public FineTuner(
      FineTuneConfig config, StartingPoint start, EncodedData encoded, Compute compute) {
    this.config = config;
    this.start = start;
    this.encoded = encoded;
    this.encoder = start.config().withDropout(config.dropout());
    this.network = task().network(encoder);
    this.learning = compute.ops(config.precision());
    this.judging = compute.ops(Precision.FLOAT32);
    this.scope = compute.newScope();
    this.weights = load();
  }

  private StateDict load() {
    List<WeightShape> head = network.headWeights();
    Initialization fresh =
        new Initialization(
            new RandomStreams(new RandomStreams(config.seed()).key(Purpose.FINE_TUNING)),
            encoder.initializerRange());
    WeightSource source =
        (owner, weight, number) ->
            (head.contains(weight) ? fresh : start.weights()).create(owner, weight, number);
    return StateDict.create(scope, network.weights(), source);
  }

  /**
   * Learns, then judges.
   *
   * @param stop asked before each step and each batch that is judged
   * @throws Stopped if it says so
   */
  public FineTuneReport run(FineTuneListener listener, BooleanSupplier stop) {
    TuningStep step =
        new TuningStep(
            scope,
            network,
            weights,
            config.optimizer(),
            new RandomStreams(config.seed()),
            learning);
    Watch watch = new Watch(listener, stop);
    try (BestWeights best = new BestWeights(weights)) {
      TuningLoop loop = new TuningLoop(config, encoded.training(), padding(), step);
      loop.run(
          listener,
          stop,
          epoch -> {
            Evaluation now = judge(0, watch);
            listener.onEvaluation(epoch, now);
            best.offer(now, loop.done());
            return config.patience() > 0 && best.since() >= config.patience();
          });
      boolean last = config.keep() == KeptWeights.LAST || best.step() == 0;
      if (!last) {
        best.restore();
      }
      return last
          ? report(loop, loop.done(), best.latest(), watch)
          : report(loop, best.step(), best.best(), watch);
    }
  }

  /** Who is told of a run, and who may end it. */
  private record Watch(FineTuneListener listener, BooleanSupplier stop) {}

  private FineTuneReport report(TuningLoop loop, long keptStep, Evaluation chosenBy, Watch watch) {
    List<Evaluation> development = new ArrayList<>(List.of(chosenBy));
    for (int i = 1; i < encoded.development().size(); i++) {
      development.add(judge(i, watch));
    }
    List<TestPredictions> test = new ArrayList<>();
    for (int i = 0; i < encoded.test().size(); i++) {
      test.add(test(encoded.data().test().get(i), encoded.test().get(i), watch));
    }
    return new FineTuneReport(
        start.name(),
        config.seed(),
        loop.done(),
        loop.skipped(),
        keptStep,
        loop.epochs(),
        loop.meanLoss(),
        loop.padding(),
        development,
        test);
  }

  private Evaluation judge(int split, Watch watch) {
    DataSplit judged = encoded.data().development().get(split);
    return evaluate(judged, predict(encoded.development().get(split), watch));
  }

  private Evaluation evaluate(DataSplit judged, List<Prediction> predictions) {
    return Evaluation.of(task(), judged, predictions);
  }

  private TestPredictions test(DataSplit split, EncodedRows<?> rows, Watch watch) {
    List<Prediction> predictions = predict(rows, watch);
    boolean labeled = split.rows().stream().allMatch(Example::isLabeled);
    return new TestPredictions(
        split, predictions, labeled ? Optional.of(evaluate(split, predictions)) : Optional.empty());
  }

  private List<Prediction> predict(EncodedRows<?> rows, Watch watch) {
    BatchReader reader = new BatchReader(scope, weights, network, padding(), judging);
    List<ModelInput> inputs = rows.inputs();
    return rows.predictions(
        reader.read(
            inputs,
            config.batchSize(),
            watch.stop(),
            done -> watch.listener().onReading(done, inputs.size())));
  }

  private int padding() {
    return start.tokenizer().vocabulary().special().padding();
  }

  private Task<?> task() {
    return encoded.data().task();
  }

  /** Writes the model as Hugging Face transformers loads it, into a folder that exists. */
  public ModelWriter writer() {
    return new ModelWriter(task(), encoder, network, weights, start.tokenizer());
  }

  /** The weights as they are now; they end with this run. */
  public StateDict weights() {
    return weights;
  }

  @Override
  public void close() {
    scope.close();
  }
}
