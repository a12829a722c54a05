package mcl.finetuning.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import mcl.finetuning.data.LabelForm;
import mcl.finetuning.head.RegressionHead;
import mcl.finetuning.head.Target;
import mcl.finetuning.head.TaskNetwork;
import mcl.finetuning.inference.Answer;
import mcl.finetuning.inference.InputEncoder;
import mcl.finetuning.metric.Pearson;
import mcl.finetuning.metric.Spearman;
import mcl.model.config.EncoderConfig;
import mcl.model.weights.WeightNames;

/**
 * A score for texts, or for pairs of texts. While it learns, the network sees scores as shares of
 * their range and minimizes the squared error (google-research/electra, {@code RegressionTask});
 * the stored model says scores themselves. They are not cut to the range.
 *
 * @param texts whether texts or pairs
 */
public record Regression(TextForm texts, Scale scale) implements Task<EncodedText.Whole> {
  private static final String PEARSON = "pearson";
  private static final String SPEARMAN = "spearmanr";

  /**
   * Scores between the lowest and the highest of the training rows.
   *
   * @throws UserException if they are all the same
   */
  public static Regression in(List<Example> training) {
    DoubleSummaryStatistics scores =
        training.stream().mapToDouble(Regression::right).summaryStatistics();
    if (scores.getMin() == scores.getMax()) {
      throw UserException.of(
          "All training rows have the score %s; nothing can be learned from that.",
          scores.getMin());
    }
    return new Regression(
        TextForm.of(training), new Scale(scores.getMin(), scores.getMax() - scores.getMin()));
  }

  private static double right(Example row) {
    return ((Label.Score) row.label()).value();
  }

  @Override
  public TaskNetwork network(EncoderConfig config) {
    return new TaskNetwork(config, RegressionHead.on(config));
  }

  @Override
  public void require(Example row) {
    texts.require(row);
  }

  @Override
  public List<EncodedText.Whole> encode(Example row, InputEncoder encoder) {
    Target target = row.isLabeled() ? Target.of(scale.share(right(row))) : Target.of();
    return List.of(new EncodedText.Whole(encoder.encode(Pairs.input(row)), target));
  }

  @Override
  public Prediction predict(Example row, List<EncodedText.Whole> encoded, List<Answer> answers) {
    return new Prediction.Score(scale.score(answers.get(0).at(0, 0)));
  }

  @Override
  public List<Prediction> uninformed(List<Example> rows) {
    double mean = rows.stream().mapToDouble(Regression::right).average().orElseThrow();
    return Collections.nCopies(rows.size(), new Prediction.Score(mean));
  }

  /** A correlation that is not defined, as of scores that are all the same, counts as 0. */
  @Override
  public Scores score(List<Example> rows, List<Prediction> predictions) {
    double[] right = rows.stream().mapToDouble(Regression::right).toArray();
    double[] said =
        predictions.stream().mapToDouble(it -> ((Prediction.Score) it).value()).toArray();
    double pearson = orZero(Pearson.of(said, right));
    double spearman = orZero(Spearman.of(said, right));
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(PEARSON, pearson);
    values.put(SPEARMAN, spearman);
    values.put(Scores.COMBINED, (pearson + spearman) / 2);
    return new Scores(SPEARMAN, values);
  }

  private static double orZero(double correlation) {
    return Double.isNaN(correlation) ? 0 : correlation;
  }

  @Override
  public Prediction parse(String text, String place) {
    return new Prediction.Score(((Label.Score) LabelForm.SCORE.of(text, place)).value());
  }

  @Override
  public Map<String, Object> modelFields() {
    Map<String, Object> fields = ModelFields.labels(List.of("LABEL_0"));
    fields.put("problem_type", "regression");
    texts.put(fields);
    return fields;
  }

  /** The last layer takes the scale in: its outputs are scores then. */
  @Override
  public NDArray stored(NDManager scope, String name, NDArray value) {
    boolean matrix = name.equals(WeightNames.weight(WeightNames.CLASSIFIER_OUTPUT));
    boolean bias = name.equals(WeightNames.bias(WeightNames.CLASSIFIER_OUTPUT));
    if (!matrix && !bias) {
      return value;
    }
    NDArray scaled = scope.create((float) scale.range()).mul(value);
    return bias ? scaled.add(scope.create((float) scale.min())) : scaled;
  }
}
