package mcl.finetuning.task;

import mcl.finetuning.data.Example;
import mcl.finetuning.inference.InputText;

/** What is read of a row with one text or two. */
final class Pairs {
  private Pairs() {}

  static InputText input(Example row) {
    return row.texts().size() == 1
        ? InputText.of(row.texts().get(0))
        : InputText.pair(row.texts().get(0), row.texts().get(1));
  }
}
