package mcl.cli.encode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mcl.cli.terminal.Terminal;
import mcl.finetuning.inference.Answer;
import mcl.finetuning.inference.InputText;
import mcl.finetuning.inference.ModelInput;
import mcl.finetuning.inference.TextModel;

/**
 * The texts that are looked at together: enough to find some of like length for each batch, few
 * enough that they and their answers take little memory.
 */
final class Window {
  private static final int TEXTS = 4096;
  private static final long VALUES = 1 << 22;
  private static final int BEGINNING = 200;

  private final TextModel model;
  private final EncodeRun.Settings settings;
  private final Tally tally = new Tally();
  private final List<ModelInput> inputs = new ArrayList<>();
  private final List<String> beginnings = new ArrayList<>();
  private long values;

  Window(TextModel model, EncodeRun.Settings settings) {
    this.model = model;
    this.settings = settings;
  }

  /** Takes a text; its {@code text} is what the user wrote. */
  void add(String text, InputText parts) {
    ModelInput input = model.encode(parts, settings.maxLength());
    tally.add(text, input);
    inputs.add(input);
    int end = Math.min(text.length(), BEGINNING);
    boolean splits = end < text.length() && Character.isLowSurrogate(text.charAt(end));
    beginnings.add(text.substring(0, splits ? end - 1 : end));
    values += model.values(input);
  }

  boolean isFull() {
    return inputs.size() >= TEXTS || values >= VALUES;
  }

  /** Asks about all of its texts. */
  List<Answer> read() {
    return model.read(inputs, settings.batchSize());
  }

  /** Writes the answers in the order of the texts, and empties. */
  void write(List<Answer> answers, AnswerPrinter printer, Terminal terminal) throws IOException {
    long first = tally.index() - inputs.size() + 1;
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).rows() == 0) {
        tally.addUnanswered();
      }
      printer.print(new Reading(first + i, beginnings.get(i), inputs.get(i), answers.get(i)));
    }
    terminal.requireWritten();
    inputs.clear();
    beginnings.clear();
    values = 0;
  }

  Tally tally() {
    return tally;
  }
}
