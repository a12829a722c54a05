package mcl.cli.encode;

import java.util.ArrayList;
import java.util.List;
import mcl.cli.terminal.Counted;
import mcl.finetuning.inference.ModelInput;

/** What was noticed about the texts of a run, to be said when it is over. */
final class Tally {
  private long texts;
  private long empty;
  private long cut;
  private long unanswered;

  /** One text more. */
  void add(String text, ModelInput input) {
    texts++;
    empty += text.isBlank() ? 1 : 0;
    cut += input.cut() ? 1 : 0;
  }

  /** A text about which there was nothing to ask. */
  void addUnanswered() {
    unanswered++;
  }

  /** The number of the text added last, counted from 0. */
  long index() {
    return texts - 1;
  }

  /** A sentence for each thing that the user should know. */
  List<String> sentences(int maxLength) {
    List<String> sentences = new ArrayList<>();
    if (empty > 0) {
      sentences.add(
          Counted.of(empty, "text is", "texts are") + " empty: only [CLS] and [SEP] were read.");
    }
    if (cut > 0) {
      sentences.add(
          Counted.of(cut, "text was", "texts were") + " cut to " + maxLength + " tokens.");
    }
    if (unanswered > 0) {
      sentences.add(Counted.of(unanswered, "text has", "texts have") + " no [MASK] to fill.");
    }
    return sentences;
  }
}
