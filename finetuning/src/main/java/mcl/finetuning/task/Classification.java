package mcl.finetuning.task;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.base.check.UserException;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import mcl.finetuning.data.LabelSet;
import mcl.finetuning.head.ClassificationHead;
import mcl.finetuning.head.Target;
import mcl.finetuning.head.TaskNetwork;
import mcl.finetuning.inference.Answer;
import mcl.finetuning.inference.InputEncoder;
import mcl.model.config.EncoderConfig;

/**
 * Texts, or pairs of texts, of several classes.
 *
 * @param texts whether texts or pairs
 * @param labels the classes
 * @param metrics how predictions are scored, the main one first
 * @param synonyms other names that predictions of other systems have for the classes
 */
public record Classification(
    TextForm texts, LabelSet labels, List<ClassMetric> metrics, Map<String, String> synonyms)
    implements Task<EncodedText.Whole> {
  private static final List<ClassMetric> USUAL =
      List.of(ClassMetric.ACCURACY, ClassMetric.MACRO_F1);

  /** Takes copies. */
  public Classification {
    metrics = List.copyOf(metrics);
    synonyms = Map.copyOf(synonyms);
  }

  /** Classes that are scored by accuracy and macro F1. */
  public static Classification of(TextForm texts, LabelSet labels) {
    return new Classification(texts, labels, USUAL, Map.of());
  }

  @Override
  public TaskNetwork network(EncoderConfig config) {
    return new TaskNetwork(config, ClassificationHead.on(config, labels.size()));
  }

  @Override
  public Optional<LabelSet> classes() {
    return Optional.of(labels);
  }

  @Override
  public void require(Example row) {
    texts.require(row);
    if (row.label() instanceof Label.Name right) {
      labels.number(right.name(), row.place());
    }
  }

  @Override
  public List<EncodedText.Whole> encode(Example row, InputEncoder encoder) {
    Target target = row.isLabeled() ? Target.of(number(row)) : Target.of();
    return List.of(new EncodedText.Whole(encoder.encode(Pairs.input(row)), target));
  }

  private int number(Example row) {
    return labels.number(((Label.Name) row.label()).name(), row.place());
  }

  @Override
  public Prediction predict(Example row, List<EncodedText.Whole> encoded, List<Answer> answers) {
    float[] logits = answers.get(0).row(0);
    return new Prediction.Name(
        labels.names().get(Probabilities.best(logits)), Probabilities.of(logits));
  }

  @Override
  public List<Prediction> uninformed(List<Example> rows) {
    double[] shares = new double[labels.size()];
    rows.forEach(row -> shares[number(row)] += 1.0 / rows.size());
    List<Double> probabilities = Arrays.stream(shares).boxed().toList();
    double most = Collections.max(probabilities);
    String commonest = labels.names().get(probabilities.indexOf(most));
    return Collections.nCopies(rows.size(), new Prediction.Name(commonest, probabilities));
  }

  @Override
  public Scores score(List<Example> rows, List<Prediction> predictions) {
    int[] right = rows.stream().mapToInt(this::number).toArray();
    int[] said = predictions.stream().mapToInt(it -> numberOf((Prediction.Name) it)).toArray();
    Map<String, Double> values = new LinkedHashMap<>();
    metrics.forEach(it -> values.put(it.key(), it.of(said, right, labels.size())));
    if (metrics.contains(ClassMetric.F1)) {
      values.put(
          Scores.COMBINED, values.values().stream().mapToDouble(it -> it).average().orElseThrow());
    }
    return new Scores(metrics.get(0).key(), values);
  }

  private int numberOf(Prediction.Name said) {
    return labels.number(said.name(), "a prediction");
  }

  @Override
  public Prediction parse(String text, String place) {
    String name = labels.contains(text) ? text : synonyms.getOrDefault(text, text);
    if (!labels.contains(name)) {
      throw UserException.of(
          "%s: \"%s\" is no label of this task: %s.",
          place, text, String.join(", ", labels.names()));
    }
    return new Prediction.Name(name, List.of());
  }

  @Override
  public Map<String, Object> modelFields() {
    Map<String, Object> fields = ModelFields.labels(labels.names());
    texts.put(fields);
    return fields;
  }
}
