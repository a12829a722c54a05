package mcl.cli.encode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import mcl.base.check.UserException;
import mcl.bridge.device.Compute;
import mcl.cli.Session;
import mcl.cli.terminal.OutputClosed;
import mcl.finetuning.inference.Answer;
import mcl.finetuning.inference.InputText;
import mcl.finetuning.inference.ReadoutKind;
import mcl.finetuning.inference.TextModel;
import mcl.model.electra.Player;

/**
 * Reads texts with a model and writes what it says of them, window by window, in their order.
 *
 * @param model the folder
 * @param player which network of a checkpoint
 * @param compute by what and where it computes
 */
public record EncodeRun(Path model, Player player, Settings settings, Compute compute) {
  /**
   * What to write, and how texts are read.
   *
   * @param best how many fillings of a mask
   * @param pairs whether a text is two with a tab between them
   * @param batchSize texts that are read together, at most
   * @param maxLength tokens of a text, special ones included
   */
  public record Settings(
      OutputKind output,
      OutputKind.Pooling pooling,
      OutputFormat format,
      int best,
      boolean pairs,
      int batchSize,
      int maxLength) {}

  /**
   * Encodes all texts; messages go to the session's error stream when it is over.
   *
   * @throws mcl.base.check.Stopped if the user asks to stop while answers are written: then those
   *     at hand are written to the end. Elsewhere a signal ends the process at once
   */
  public void encode(TextSource texts, Session session) throws IOException, InterruptedException {
    ReadoutKind asked = settings.output().readout(model, player, settings.pooling());
    try (TextModel open = TextModel.open(model, player, asked, compute)) {
      requirePairs(open);
      int longest = Math.min(settings.maxLength(), open.longest());
      AnswerView view = settings.output().view(open.vocabulary(), asked, settings.best());
      AnswerPrinter printer = settings.format().printer(view, session.terminal());
      Window window = new Window(open, settings);
      boolean wanted = true;
      try {
        for (String text = texts.next(); text != null; text = texts.next()) {
          window.add(text, parts(text, texts));
          if (window.isFull() || !texts.ready()) {
            flush(window, printer, session);
          }
        }
        flush(window, printer, session);
      } catch (OutputClosed e) {
        wanted = false;
        throw e;
      } finally {
        if (wanted) {
          texts.faults().forEach(session.err()::println);
          window.tally().sentences(longest).forEach(session.err()::println);
        }
      }
    }
  }

  private static void flush(Window window, AnswerPrinter printer, Session session)
      throws IOException, InterruptedException {
    List<Answer> answers = window.read();
    session
        .interruption()
        .uncut(
            () -> {
              window.write(answers, printer, session.terminal());
              return answers;
            });
  }

  private void requirePairs(TextModel open) {
    if (settings.pairs() && !open.readsPairs()) {
      throw UserException.of(
          "--pairs: %s has one segment only (type_vocab_size in its config.json is 1).", model);
    }
  }

  private InputText parts(String text, TextSource texts) {
    if (!settings.pairs()) {
      return InputText.of(text);
    }
    String[] parts = text.split("\t", -1);
    if (parts.length != 2) {
      throw UserException.of(
          "%s: --pairs expects two texts with one tab between them, but there %s.",
          texts.place(), parts.length == 1 ? "is no tab" : "are " + (parts.length - 1) + " tabs");
    }
    return InputText.pair(parts[0], parts[1]);
  }
}
