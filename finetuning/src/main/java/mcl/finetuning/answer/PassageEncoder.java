package mcl.finetuning.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import mcl.finetuning.answer.PassageWindow.Tokens;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.Label;
import mcl.finetuning.head.Target;
import mcl.finetuning.inference.InputEncoder;
import mcl.finetuning.inference.ModelInput;
import mcl.tokenization.encoding.TokenSequence;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * A question and its passage to ids: {@code [CLS] question [SEP] passage [SEP]}, in several windows
 * where the passage is long.
 */
public record PassageEncoder(InputEncoder encoder, AnswerConfig config) {
  /** The marks of a pair. */
  private static final int MARKS = 3;

  /** The windows of a row whose texts are a question and a passage. */
  public List<PassageWindow> encode(Example row) {
    int[] asked = encoder.tokenizer().encode(row.texts().get(0)).toArray();
    int most = Math.min(config.maxQuestion(), (encoder.maxLength() - MARKS) / 2);
    int[] question = Arrays.copyOf(asked, Math.min(most, asked.length));
    TokenSequence passage = encoder.tokenizer().encodeWithPlaces(row.texts().get(1));
    int room = encoder.maxLength() - MARKS - question.length;
    WindowPlan plan = WindowPlan.of(passage.length(), room, config.stride());
    List<PassageWindow> windows = new ArrayList<>();
    for (int i = 0; i < plan.parts().size(); i++) {
      Tokens part = plan.parts().get(i);
      int position = question.length + 2;
      int[] ids = ids(question, passage, part);
      windows.add(
          new PassageWindow(
              new ModelInput(
                  TokenSequence.of(ids), position, i == 0 && question.length < asked.length),
              target(row.label(), passage, position, part),
              passage,
              position,
              part,
              plan.own(i)));
    }
    return windows;
  }

  private int[] ids(int[] question, TokenSequence passage, Tokens part) {
    SpecialTokens special = encoder.tokenizer().vocabulary().special();
    int[] ids = new int[question.length + part.count() + MARKS];
    ids[0] = special.classification();
    System.arraycopy(question, 0, ids, 1, question.length);
    ids[question.length + 1] = special.separator();
    for (int i = 0; i < part.count(); i++) {
      ids[question.length + 2 + i] = passage.id(part.from() + i);
    }
    ids[ids.length - 1] = special.separator();
    return ids;
  }

  /** The first of the right answers, as Hugging Face and BERT learn it. */
  private static Target target(Label label, TokenSequence passage, int position, Tokens part) {
    if (!(label instanceof Label.Answers answers)) {
      return Target.of();
    }
    if (answers.all().isEmpty()) {
      return Target.of(0, 0, 1);
    }
    Label.Answer answer = answers.all().get(0);
    int first = -1;
    int last = -1;
    for (int token = part.from(); token < part.to(); token++) {
      first = passage.start(token) <= answer.start() ? token : first;
      last = last < 0 && passage.end(token) >= answer.end() ? token : last;
    }
    boolean inside =
        first >= 0
            && last >= first
            && passage.start(part.from()) <= answer.start()
            && passage.end(part.to() - 1) >= answer.end();
    int shift = position - part.from();
    return inside ? Target.of(first + shift, last + shift, 0) : Target.of(0, 0, 1);
  }
}
