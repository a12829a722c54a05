package mcl.finetuning.squad;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import mcl.base.check.UserException;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;

/**
 * Scores of any system's answers, as the official scripts print them.
 *
 * @param questions that count
 * @param version2 whether {@code evaluate-v2.0.py} is meant, or {@code evaluate-v1.1.py}
 */
public record SquadEvaluation(List<Example> questions, boolean version2) {
  /** Takes a copy. */
  public SquadEvaluation {
    questions = List.copyOf(questions);
  }

  /**
   * Compares answers with what is right.
   *
   * @param said by the ids of questions
   * @param noAnswer for version 2
   * @param messages about questions without a prediction, which version 1.1 counts as wrong and
   *     version 2.0 leaves out
   * @throws UserException if nothing was said to any question, or a no-answer score is missing
   */
  public Map<String, Number> scores(
      Map<String, String> said, Optional<NoAnswer> noAnswer, Consumer<String> messages) {
    if (questions.stream().noneMatch(question -> said.containsKey(question.id()))) {
      throw new UserException(
          "The predictions are for none of the questions: no id is the same. Are they for another"
              + " file?");
    }
    List<JudgedAnswer> judged = new ArrayList<>();
    for (Example question : questions) {
      String id = question.id();
      if (said.containsKey(id)) {
        requireScore(id, noAnswer);
        judged.add(new JudgedAnswer(id, right(question), said.get(id)));
      } else {
        messages.accept(
            version2
                ? "Missing prediction for " + id
                : "Unanswered question " + id + " will receive score 0.");
      }
    }
    long none = questions.stream().filter(question -> right(question).isEmpty()).count();
    return version2
        ? SquadScores.version2(judged, noAnswer, none)
        : SquadScores.version1(judged, questions.size() - judged.size());
  }

  private static void requireScore(String id, Optional<NoAnswer> noAnswer) {
    if (noAnswer.filter(it -> !it.scores().containsKey(id)).isPresent()) {
      throw UserException.of("There is no no-answer score for question %s.", id);
    }
  }

  /** The texts of the right answers. */
  public static List<String> right(Example question) {
    return question.label() instanceof Label.Answers answers
        ? answers.all().stream().map(Label.Answer::text).toList()
        : List.of();
  }
}
