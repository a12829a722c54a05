package mcl.finetuning.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import mcl.base.check.UserException;
import mcl.finetuning.answer.AnswerConfig;
import mcl.finetuning.answer.AnswerSearch;
import mcl.finetuning.answer.NullScore;
import mcl.finetuning.answer.PassageEncoder;
import mcl.finetuning.answer.PassageWindow;
import mcl.finetuning.data.Example;
import mcl.finetuning.head.TaskNetwork;
import mcl.finetuning.inference.Answer;
import mcl.finetuning.inference.InputEncoder;
import mcl.finetuning.squad.JudgedAnswer;
import mcl.finetuning.squad.SquadEvaluation;
import mcl.finetuning.squad.SquadScores;
import mcl.model.config.EncoderConfig;

/**
 * Questions that are answered by a span of a passage, scored as SQuAD does. The texts of a row are
 * the question and the passage.
 *
 * @param unanswerable whether there are questions without an answer, as in SQuAD 2.0
 */
public record QuestionAnswering(boolean unanswerable, AnswerConfig config)
    implements Task<PassageWindow> {
  /** The field of {@code config.json} that says what stands for no answer, if there may be none. */
  public static final String NULL_SCORE = "mcl_null_score";

  /** Its value where that is {@code [CLS]}. */
  public static final String BY_CLASSIFICATION_TOKEN = "cls";

  /** Its value where that is a head. */
  static final String BY_HEAD = "head";

  /** The field that says how answers are found. */
  static final String SETTINGS = "mcl_answers";

  @Override
  public QuestionAnswering with(AnswerConfig other) {
    return new QuestionAnswering(unanswerable, other);
  }

  @Override
  public TaskNetwork network(EncoderConfig encoder) {
    boolean saysNone = unanswerable && config.nullScore() == NullScore.HEAD;
    return new TaskNetwork(
        encoder, config.spans().head(encoder.hiddenSize(), config.best(), saysNone));
  }

  @Override
  public void require(Example row) {
    if (row.texts().size() != 2) {
      throw UserException.of("%s: expected a question and a passage.", row.place());
    }
  }

  /** Whether some questions should have no answer, but all of these do. */
  public boolean lacksUnanswerable(List<Example> rows) {
    return unanswerable && rows.stream().noneMatch(row -> SquadEvaluation.right(row).isEmpty());
  }

  /** The passage. */
  @Override
  public Object matter(Example row) {
    return row.texts().get(1);
  }

  @Override
  public List<PassageWindow> encode(Example row, InputEncoder encoder) {
    require(row);
    return new PassageEncoder(encoder, config).encode(row);
  }

  @Override
  public Prediction predict(Example row, List<PassageWindow> encoded, List<Answer> answers) {
    return new AnswerSearch(config, unanswerable).search(row.texts().get(1), encoded, answers);
  }

  /** That no question has an answer. */
  @Override
  public List<Prediction> uninformed(List<Example> rows) {
    return Collections.nCopies(rows.size(), Prediction.Span.of(""));
  }

  @Override
  public Scores score(List<Example> rows, List<Prediction> predictions) {
    Map<String, Number> values = new LinkedHashMap<>();
    List<JudgedAnswer> decided = judged(rows, predictions, Prediction::text);
    if (!unanswerable) {
      values.putAll(SquadScores.version1(decided, 0));
    } else {
      long none = rows.stream().filter(row -> SquadEvaluation.right(row).isEmpty()).count();
      values.putAll(SquadScores.version2(decided, Optional.empty(), none));
      Map<String, Double> odds = new LinkedHashMap<>();
      for (int i = 0; i < rows.size(); i++) {
        odds.put(id(rows, i), ((Prediction.Span) predictions.get(i)).nullOdds());
      }
      List<JudgedAnswer> found =
          judged(rows, predictions, it -> ((Prediction.Span) it).found().text());
      values.putAll(SquadScores.bestOfOdds(found, odds, none));
    }
    Map<String, Double> numbers = new LinkedHashMap<>();
    values.forEach((name, value) -> numbers.put(name, value.doubleValue()));
    return new Scores(SquadScores.F1, numbers, Scores.PERCENT);
  }

  private static List<JudgedAnswer> judged(
      List<Example> rows, List<Prediction> predictions, Function<Prediction, String> said) {
    List<JudgedAnswer> judged = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      judged.add(
          new JudgedAnswer(
              id(rows, i), SquadEvaluation.right(rows.get(i)), said.apply(predictions.get(i))));
    }
    return judged;
  }

  /** What a row is called, its place among all if it has no name. */
  public static String id(List<Example> rows, int place) {
    String id = rows.get(place).id();
    return id.isEmpty() ? String.valueOf(place) : id;
  }

  @Override
  public Prediction parse(String text, String place) {
    return Prediction.Span.of(text);
  }

  @Override
  public Map<String, Object> modelFields() {
    Map<String, Object> fields = new LinkedHashMap<>(Map.of(SETTINGS, config));
    if (unanswerable) {
      boolean byHead = config.nullScore() == NullScore.HEAD;
      fields.put(NULL_SCORE, byHead ? BY_HEAD : BY_CLASSIFICATION_TOKEN);
    }
    return fields;
  }
}
