package mcl.finetuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mcl.base.check.Stopped;
import mcl.base.random.Purpose;
import mcl.base.random.RandomStreams;
import mcl.finetuning.data.EncodedText;
import mcl.finetuning.data.LabelSet;
import mcl.finetuning.data.TaskBatch;
import mcl.finetuning.data.TaskBatcher;
import mcl.finetuning.data.TextEncoder;
import mcl.finetuning.task.SentenceClassifier;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Dropout;
import mcl.model.weights.Initialization;
import mcl.model.weights.StateDict;
import mcl.model.weights.WeightShape;
import mcl.model.weights.WeightSource;
import mcl.pretraining.optimizer.OptimizerConfig;
import mcl.pretraining.schedule.Schedule;
import mcl.pretraining.schedule.WarmupLinear;
import mcl.tokenization.encoding.Tokenizer;

/**
 * Fine-tunes an encoder to tell classes of text apart, with one seed.
 *
 * <p>Owns native memory: use it in a try-with-resources. Not for several threads.
 */
public final class FineTuner implements AutoCloseable {
  private final FineTuneConfig config;
  private final String startName;
  private final LabelSet labels;
  private final List<EncodedText> training;
  private final List<EncodedText> development;
  private final Optional<List<EncodedText>> test;
  private final int padding;
  private final SentenceClassifier classifier;
  private final NDManager scope = NDManager.newBaseManager();
  private final StateDict weights;

  /** Prepares a run: encodes all rows and loads the weights. */
  public FineTuner(FineTuneConfig config, StartingPoint start, LabeledRows rows) {
    this.config = config;
    this.startName = start.name();
    this.labels = LabelSet.of(rows.training());
    this.padding = start.tokenizer().vocabulary().special().padding();
    int length = Math.min(config.maxLength(), start.config().maxPositionEmbeddings());
    try (Tokenizer tokenizer = Tokenizer.of(start.tokenizer())) {
      TextEncoder encoder = new TextEncoder(tokenizer, labels, length);
      this.training = encoder.encode(rows.training());
      this.development = encoder.encode(rows.development());
      this.test = rows.test().map(encoder::encode);
    }
    this.classifier =
        new SentenceClassifier(start.config().withDropout(config.dropout()), labels.size());
    this.weights = load(start);
  }

  private StateDict load(StartingPoint start) {
    List<WeightShape> head = classifier.headWeights();
    Initialization fresh =
        new Initialization(
            new RandomStreams(new RandomStreams(config.seed()).key(Purpose.FINE_TUNING)),
            start.config().initializerRange());
    WeightSource source =
        (owner, weight, number) ->
            (head.contains(weight) ? fresh : start.weights()).create(owner, weight, number);
    return StateDict.create(scope, WeightShape.all(classifier.encoderWeights(), head), source);
  }

  /**
   * Learns, then judges.
   *
   * @param stop asked before each step and each batch that is judged
   * @throws Stopped if it says so
   */
  public FineTuneReport run(FineTuneListener listener, BooleanSupplier stop) {
    TaskBatcher batcher = new TaskBatcher(training, config.batchSize(), padding);
    RandomStreams random = new RandomStreams(config.seed());
    long total = (long) config.epochs() * batcher.byRisingLength().size();
    Schedule schedule = new WarmupLinear(Math.round(config.warmupShare() * total), total);
    ClassificationStep step =
        new ClassificationStep(scope, classifier, weights, optimizer(), random);
    long done = 0;
    for (int epoch = 0; epoch < config.epochs(); epoch++) {
      for (TaskBatch batch : batcher.shuffled(random.stream(Purpose.FINE_TUNING, epoch))) {
        Stopped.check(stop);
        double rate = config.learningRate() * schedule.share(done);
        listener.onStep(done + 1, total, step.run(batch, training, rate, done));
        done++;
      }
      listener.onEpoch(epoch + 1, score(predict(development, stop), development));
    }
    return report(done, stop);
  }

  private FineTuneReport report(long steps, BooleanSupplier stop) {
    List<Prediction> onDevelopment = predict(development, stop);
    Optional<List<Prediction>> onTest = test.map(rows -> predict(rows, stop));
    return new FineTuneReport(
        startName,
        config.seed(),
        steps,
        labels.names(),
        score(onDevelopment, development),
        onTest.map(predictions -> score(predictions, test.orElseThrow())),
        onTest.orElse(onDevelopment));
  }

  private Scores score(List<Prediction> predictions, List<EncodedText> judged) {
    int[] seen = training.stream().mapToInt(EncodedText::label).toArray();
    return Scores.of(predictions, judged, seen, labels.size());
  }

  private List<Prediction> predict(List<EncodedText> texts, BooleanSupplier stop) {
    Prediction[] predictions = new Prediction[texts.size()];
    for (TaskBatch batch : new TaskBatcher(texts, config.batchSize(), padding).byRisingLength()) {
      Stopped.check(stop);
      try (NDManager inner = scope.newSubManager()) {
        NDArray shares =
            classifier.logits(inner, weights.frozen(inner), Dropout.NONE, batch).softmax(-1);
        float[] best = shares.max(new int[] {1}).toFloatArray();
        long[] label = shares.argMax(1).toLongArray();
        for (int i = 0; i < label.length; i++) {
          predictions[batch.rows().get(i)] = new Prediction((int) label[i], best[i]);
        }
      }
    }
    return new ArrayList<>(Arrays.asList(predictions));
  }

  private OptimizerConfig optimizer() {
    return new OptimizerConfig(
        config.learningRate(),
        0.9,
        0.999,
        1e-6,
        config.weightDecay(),
        true,
        config.maxGradientNorm(),
        1,
        List.of());
  }

  /** The weights as they are now; they end with this run. */
  public StateDict weights() {
    return weights;
  }

  /** The encoder's sizes. */
  public EncoderConfig encoder() {
    return classifier.config();
  }

  /** The classes. */
  public LabelSet labels() {
    return labels;
  }

  @Override
  public void close() {
    scope.close();
  }
}
