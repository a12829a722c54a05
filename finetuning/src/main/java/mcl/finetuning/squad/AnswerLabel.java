package mcl.finetuning.squad;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import mcl.base.check.UserException;
import mcl.finetuning.data.Label;

/**
 * The right answers of a question in a file of SQuAD.
 *
 * @param place for messages
 */
record AnswerLabel(JsonNode question, String passage, String place) {
  /**
   * Checks and takes them.
   *
   * @param unanswerable whether there may be none
   */
  Label label(boolean unanswerable, AnswerRule rule) {
    if (rule == AnswerRule.IGNORED || !(question.has("answers") || rule.needsAll())) {
      return new Label.Unknown();
    }
    if (!question.path("answers").isArray()) {
      throw UserException.of(
          "%s: there is no array \"answers\" with what is right%s.",
          place, unanswerable ? ", empty if there is no answer" : "");
    }
    JsonNode answers = question.path("answers");
    boolean impossible =
        rule == AnswerRule.TEXTS
            ? answers.isEmpty()
            : question.path("is_impossible").asBoolean(answers.isEmpty());
    if (impossible && !unanswerable) {
      throw UserException.of(
          "%s has no answer, as in SQuAD 2.0: that is --task squad2, not squad1.", place);
    }
    if (impossible != answers.isEmpty()) {
      throw UserException.of(
          "%s: is_impossible is %s, but there are %d answers.", place, impossible, answers.size());
    }
    List<Label.Answer> right = new ArrayList<>();
    boolean placed = rule != AnswerRule.TEXTS;
    answers.forEach(
        answer -> right.add(placed ? placed(answer) : new Label.Answer(text(answer), 0)));
    return new Label.Answers(right);
  }

  private String text(JsonNode answer) {
    if (!answer.path("text").isTextual()) {
      throw UserException.of("%s: an answer needs a text.", place);
    }
    return answer.path("text").textValue();
  }

  private Label.Answer placed(JsonNode answer) {
    String text = text(answer);
    int start = answer.path("answer_start").asInt(-1);
    if (text.isEmpty() || start < 0) {
      throw UserException.of("%s: an answer needs a text and answer_start.", place);
    }
    int points = passage.codePointCount(0, passage.length());
    int begin = start > points ? passage.length() : passage.offsetByCodePoints(0, start);
    if (!passage.startsWith(text, begin)) {
      throw UserException.of(
          "%s: the answer \"%s\" does not stand in its passage at answer_start %d, %s.",
          place, text, start, elsewhere(text));
    }
    return new Label.Answer(text, begin);
  }

  private String elsewhere(String text) {
    int found = passage.indexOf(text);
    return found < 0
        ? "nor anywhere else"
        : "but at " + passage.codePointCount(0, found) + " (characters are counted from 0)";
  }
}
