package mcl.finetuning.task;

import java.util.ArrayList;
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
import mcl.finetuning.head.Target;
import mcl.finetuning.head.TaskNetwork;
import mcl.finetuning.head.TokenHead;
import mcl.finetuning.inference.Answer;
import mcl.finetuning.inference.InputEncoder;
import mcl.finetuning.inference.ModelInput;
import mcl.finetuning.metric.EntityF1;
import mcl.finetuning.metric.EntityTags;
import mcl.model.config.EncoderConfig;

/**
 * A class for each word of a sentence, scored by F1 of whole entities where classes are tags of
 * them, otherwise by the share of words that are right. The network answers for the first token of
 * a word.
 */
public record TokenLabeling(LabelSet labels) implements Task<TokenLabeling.Words> {
  private static final String ACCURACY = "accuracy";

  /**
   * Some words of a sentence.
   *
   * @param places of the first token of each word
   */
  public record Words(ModelInput input, Target target, List<Integer> places)
      implements EncodedText {}

  @Override
  public TaskNetwork network(EncoderConfig config) {
    return new TaskNetwork(config, TokenHead.on(config, labels.size()));
  }

  @Override
  public Optional<LabelSet> classes() {
    return Optional.of(labels);
  }

  @Override
  public void require(Example row) {
    List<String> right = right(row);
    for (int word = 0; word < right.size(); word++) {
      if (!labels.contains(right.get(word))) {
        String which = ", word " + (word + 1) + " (\"" + row.texts().get(word) + "\")";
        labels.number(right.get(word), row.place() + which);
      }
    }
  }

  private static List<String> right(Example row) {
    return row.label() instanceof Label.Tags tags ? tags.names() : List.of();
  }

  @Override
  public List<Words> encode(Example row, InputEncoder encoder) {
    List<String> right = right(row);
    List<Words> encoded = new ArrayList<>();
    int word = 0;
    for (WordEncoder.Part part : new WordEncoder(encoder).encode(row.texts())) {
      double[] target = new double[right.isEmpty() ? 0 : part.input().length()];
      Arrays.fill(target, Target.NOT_COUNTED);
      for (int place : part.places()) {
        if (!right.isEmpty()) {
          target[place] = labels.number(right.get(word), row.place());
        }
        word++;
      }
      encoded.add(new Words(part.input(), Target.of(target), part.places()));
    }
    return encoded;
  }

  @Override
  public Prediction predict(Example row, List<Words> encoded, List<Answer> answers) {
    List<String> names = new ArrayList<>();
    List<Double> probabilities = new ArrayList<>();
    for (int i = 0; i < encoded.size(); i++) {
      for (int place : encoded.get(i).places()) {
        float[] logits = answers.get(i).row(place);
        int best = Probabilities.best(logits);
        names.add(labels.names().get(best));
        probabilities.add(Probabilities.of(logits).get(best));
      }
    }
    return new Prediction.Tags(names, probabilities);
  }

  @Override
  public List<Prediction> uninformed(List<Example> rows) {
    int[] counts = new int[labels.size()];
    rows.forEach(row -> right(row).forEach(name -> counts[labels.number(name, row.place())]++));
    int commonest = 0;
    for (int i = 1; i < counts.length; i++) {
      commonest = counts[i] > counts[commonest] ? i : commonest;
    }
    String name = labels.names().get(commonest);
    return rows.stream()
        .<Prediction>map(
            row -> new Prediction.Tags(Collections.nCopies(row.texts().size(), name), List.of()))
        .toList();
  }

  @Override
  public Scores score(List<Example> rows, List<Prediction> predictions) {
    List<List<String>> right = rows.stream().map(TokenLabeling::right).toList();
    List<List<String>> said =
        predictions.stream().map(it -> ((Prediction.Tags) it).names()).toList();
    double accuracy = accuracy(said, right);
    if (!EntityTags.areIn(labels.names())) {
      return new Scores(ACCURACY, Map.of(ACCURACY, accuracy));
    }
    EntityF1 entities = EntityF1.of(said, right);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("precision", entities.precision());
    values.put("recall", entities.recall());
    values.put("f1", entities.f1());
    values.put(ACCURACY, accuracy);
    return new Scores("f1", values);
  }

  private static double accuracy(List<List<String>> said, List<List<String>> right) {
    long hits = 0;
    long words = 0;
    for (int i = 0; i < right.size(); i++) {
      for (int word = 0; word < right.get(i).size(); word++) {
        hits += said.get(i).get(word).equals(right.get(i).get(word)) ? 1 : 0;
        words++;
      }
    }
    return (double) hits / words;
  }

  /** A label for each word, with blanks between them. */
  @Override
  public Prediction parse(String text, String place) {
    List<String> names = List.of(text.strip().split("\\s+"));
    names.stream()
        .filter(name -> !labels.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw UserException.of(
                  "%s: \"%s\" is no label of this task: %s.",
                  place, name, String.join(", ", labels.names()));
            });
    return new Prediction.Tags(names, List.of());
  }

  @Override
  public Map<String, Object> modelFields() {
    return ModelFields.labels(labels.names());
  }
}
