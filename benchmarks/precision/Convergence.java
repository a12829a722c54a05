import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.base.json.Json;
import mcl.base.random.RandomStreams;
import mcl.bridge.ops.OpsKind;
import mcl.bridge.ops.Precision;
import mcl.bridge.ops.TensorOps;
import mcl.courses.Curriculum;
import mcl.courses.Preparation;
import mcl.courses.pass.Stages;
import mcl.model.electra.Electra;
import mcl.model.encoder.Activations;
import mcl.model.weights.StateDict;
import mcl.pretraining.PairStart;
import mcl.pretraining.PretrainConfig;
import mcl.pretraining.Pretrainer;
import mcl.pretraining.average.WeightAverage;
import mcl.pretraining.loop.StepBatches;
import mcl.pretraining.loop.StepReport;
import mcl.pretraining.loop.TrainStep;
import mcl.pretraining.optimizer.DecoupledAdam;
import mcl.pretraining.optimizer.GradientClip;
import mcl.pretraining.report.HeldOutEvaluation;
import mcl.pretraining.report.UnigramBaseline;
import mcl.tokenization.batch.BatchStream;
import mcl.tokenization.shards.PackingConfig;
import mcl.tokenization.shards.SequencePacker;
import mcl.tokenization.shards.ShardReader;
import mcl.tokenization.shards.Split;
import mcl.tokenization.vocabulary.Vocabulary;

/**
 * The same pre-training in float32 and in bfloat16, from one checkpoint, with several seeds: one line for each run, the mean loss of
 * its last quarter and what held-out text says of it at the end, judged in float32.
 *
 * <p>Arguments: configuration, shards, checkpoint, seeds (1,2,3), then any settings of the configuration (a=b). bfloat16 is rounded to,
 * see {@link RoundedOps}; with {@code -Dprocessor=true} the processor computes in it.
 */
public final class Convergence {
  private Convergence() {}

  public static void main(String[] arguments) {
    try (ShardReader shards = ShardReader.open(Path.of(arguments[1]))) {
      for (String seed : arguments[3].split(",")) {
        for (boolean narrow : new boolean[] {false, true}) {
          PretrainConfig config = config(arguments, seed);
          Map<String, Object> line = new LinkedHashMap<>(Map.of("seed", seed, "precision", narrow ? "bfloat16" : "float32"));
          line.putAll(run(config, shards, arguments[2], narrow));
          System.out.println(Json.line(line));
        }
      }
    }
  }

  private static PretrainConfig config(String[] arguments, String seed) {
    List<Setting> settings = new ArrayList<>(List.of(Setting.parse("--set", "seed=" + seed)));
    List.of(arguments).subList(4, arguments.length).forEach(text -> settings.add(Setting.parse("--set", text)));
    return Configuration.read(Optional.of(Path.of(arguments[0])), settings, PretrainConfig.defaults()).value();
  }

  private static TensorOps ops(boolean narrow) {
    if (narrow && !Boolean.getBoolean("processor")) {
      return new RoundedOps();
    }
    return OpsKind.NATIVE.at(narrow ? Precision.BFLOAT16 : Precision.FLOAT32);
  }

  private static Map<String, Object> run(PretrainConfig config, ShardReader shards, String checkpoint, boolean narrow) {
    Vocabulary vocabulary = shards.tokenizer().vocabulary();
    RandomStreams random = new RandomStreams(config.seed());
    TensorOps ops = ops(narrow);
    Electra electra = config.electra(vocabulary.size());
    Preparation preparation = new Preparation(config.courses(), config.batch().courses(), vocabulary.special());
    try (NDManager scope = NDManager.newBaseManager();
        PairStart start = PairStart.open(Path.of(checkpoint), electra, vocabulary.sha256(), Pretrainer.freshWeights(config))) {
      StateDict weights = StateDict.create(scope, electra.weights(), start);
      Curriculum taught = new Curriculum(electra.computedBy(ops), vocabulary.special(), config.withinDocuments());
      TrainStep step =
          new TrainStep(
              scope,
              weights,
              new TrainStep.Teaching(
                  new StepBatches(text(shards, config, Split.TRAIN), preparation, config.batch(), random),
                  taught, 1, System::nanoTime, Stages.NONE),
              new TrainStep.Optimization(
                  new DecoupledAdam(scope, config.optimizer(), weights, ops),
                  new GradientClip(config.optimizer().maxGradientNorm()),
                  new WeightAverage(scope, config.average(), weights),
                  ops,
                  () -> Activations.KEPT),
              new TrainStep.Learning(random, config.schedule().schedule(), config.optimizer().learningRate()));
      Map<String, Object> results = new TreeMap<>(learn(step, config.schedule().totalSteps()));
      Curriculum judged = new Curriculum(electra, vocabulary.special(), config.withinDocuments());
      judge(config, shards, new HeldOutEvaluation.Asking(preparation, judged)).evaluate(scope, weights, 0).courses()
          .forEach((kind, course) -> course.byName().forEach((name, value) -> results.put("eval/" + kind.shortName() + "/" + name, value)));
      return results;
    }
  }

  private static Map<String, Double> learn(TrainStep step, long steps) {
    Map<String, Double> sums = new TreeMap<>();
    for (long number = 0; number < steps; number++) {
      StepReport report = step.run(number);
      sums.merge("skipped", report.updated() ? 0.0 : 1, Double::sum);
      if (number >= steps - steps / 4) {
        report.losses().forEach((name, loss) -> sums.merge("train/" + name, loss / (steps / 4), Double::sum));
      }
    }
    return sums;
  }

  private static HeldOutEvaluation judge(PretrainConfig config, ShardReader shards, HeldOutEvaluation.Asking asking) {
    Vocabulary vocabulary = shards.tokenizer().vocabulary();
    BatchStream text = text(shards, config, Split.VALIDATION);
    return new HeldOutEvaluation(
        text,
        asking,
        UnigramBaseline.of(List.of(text.at(0)), vocabulary.size(), vocabulary.special()),
        new RandomStreams(1),
        new HeldOutEvaluation.Scope(config.batch().size(), 0, config.validation().sequences(), config.examination()));
  }

  private static BatchStream text(ShardReader shards, PretrainConfig config, Split split) {
    PackingConfig packing = new PackingConfig(config.sequenceLength(), config.validation().share(), 0);
    return new BatchStream(new SequencePacker(shards, packing, split), config.seed(), config.batch().size());
  }
}
