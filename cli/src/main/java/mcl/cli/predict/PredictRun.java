package mcl.cli.predict;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import mcl.base.check.UserException;
import mcl.bridge.device.Compute;
import mcl.cli.Session;
import mcl.cli.encode.TextSource;
import mcl.cli.terminal.Counted;
import mcl.cli.terminal.OutputClosed;
import mcl.finetuning.Predictor;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.Columns;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.RowFormat;
import mcl.finetuning.source.NamedColumns;
import mcl.finetuning.task.Classification;
import mcl.finetuning.task.Prediction;
import mcl.finetuning.task.QuestionAnswering;
import mcl.finetuning.task.TextForm;
import mcl.finetuning.task.TokenLabeling;

/**
 * Reads rows with a fine-tuned model and writes what it says of them, window by window, in their
 * order.
 *
 * @param model the folder
 * @param compute by what and where it computes
 */
public record PredictRun(Path model, Settings settings, Compute compute) {
  /** Enough to find some of like length for each batch, few enough to take little memory. */
  private static final int WINDOW = 4096;

  /**
   * How rows are read and predictions written.
   *
   * @param columns that the user named
   * @param batchSize texts that are read together, at most
   * @param maxLength tokens of a text, special ones included
   */
  public record Settings(
      InputFormat input,
      NamedColumns columns,
      PredictionFormat output,
      boolean skipBadRows,
      int batchSize,
      int maxLength) {}

  /**
   * Predicts for all rows; messages go to the session's error stream when it is over.
   *
   * @throws mcl.base.check.Stopped if the user asks to stop while predictions are written: then
   *     those at hand are written to the end. Elsewhere a signal ends the process at once
   */
  public void predict(TextSource lines, Session session) throws IOException, InterruptedException {
    pass(session, (pass, bad) -> pass.all(lines, bad), lines::faults);
  }

  /**
   * Predicts for all rows of a file that is read as a whole.
   *
   * @throws mcl.base.check.Stopped as {@link #predict}
   */
  public void predictWhole(Path file, Session session) throws IOException, InterruptedException {
    pass(session, (pass, bad) -> pass.whole(file, bad), List::of);
  }

  /** What reads the input. */
  private interface Input {
    void read(Pass pass, BadRows bad) throws IOException, InterruptedException;
  }

  private void pass(Session session, Input input, Supplier<List<String>> faults)
      throws IOException, InterruptedException {
    try (Predictor predictor = Predictor.open(model, compute)) {
      settings.input().require(predictor.task(), model);
      BadRows bad = settings.skipBadRows() ? BadRows.skipped() : BadRows.refused();
      Pass pass = new Pass(predictor, session);
      boolean wanted = true;
      try {
        session.out().print(settings.output().header());
        input.read(pass, bad);
      } catch (UserException e) {
        pass.flush();
        throw e;
      } catch (OutputClosed e) {
        wanted = false;
        throw e;
      } finally {
        if (wanted) {
          faults.get().forEach(session.err()::println);
          pass.tell(bad, session.err());
        }
      }
      pass.requireSome();
    }
  }

  /** One pass over the input. */
  private final class Pass {
    private final Predictor predictor;
    private final Session session;
    private final List<Example> rows = new ArrayList<>();
    private final List<Long> indices = new ArrayList<>();
    private long count;
    private long cut;

    Pass(Predictor predictor, Session session) {
      this.predictor = predictor;
      this.session = session;
    }

    void all(TextSource lines, BadRows bad) throws IOException, InterruptedException {
      RowFormat format = settings.input() == InputFormat.TSV ? null : format("", "");
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (count == 0) {
          settings.input().hint(line).ifPresent(session.err()::println);
        }
        if (format == null) {
          format = format(line, lines.place());
        } else if (settings.input() == InputFormat.LINES || !line.isBlank()) {
          add(format, line, lines.place(), bad);
        }
        flushIfFull();
        if (!lines.ready()) {
          flush();
        }
      }
      flush();
    }

    void whole(Path file, BadRows bad) throws IOException, InterruptedException {
      for (Example row : settings.input().read(file, columns(), bad)) {
        add(row, bad);
        flushIfFull();
      }
      flush();
    }

    private void add(RowFormat format, String line, String place, BadRows bad) {
      long index = count++;
      bad.attempt(() -> take(format.row(line, place), index));
    }

    private void add(Example row, BadRows bad) {
      long index = count++;
      bad.attempt(() -> take(row, index));
    }

    private void take(Example row, long index) {
      predictor.task().require(row);
      rows.add(row);
      indices.add(index);
    }

    void flushIfFull() throws IOException, InterruptedException {
      if (rows.size() >= WINDOW) {
        flush();
      }
    }

    private RowFormat format(String header, String place) {
      boolean words = predictor.task() instanceof TokenLabeling;
      return settings.input().rows(header, place, columns(), words);
    }

    private Columns columns() {
      NamedColumns named = settings.columns();
      boolean pairs = named.second().isPresent() || predictor.task().texts() == TextForm.PAIR;
      Columns usual = settings.input().usualColumns(predictor.task(), pairs);
      return named.over(usual);
    }

    void flush() throws IOException, InterruptedException {
      Predictor.Answers answers =
          predictor.predict(rows, settings.batchSize(), settings.maxLength());
      cut += answers.cut();
      session
          .interruption()
          .uncut(
              () -> {
                write(answers, session);
                return answers;
              });
      rows.clear();
      indices.clear();
    }

    private void write(Predictor.Answers answers, Session session) throws IOException {
      for (int i = 0; i < rows.size(); i++) {
        Prediction said = answers.predictions().get(i);
        session.out().print(settings.output().line(indices.get(i), rows.get(i), said, labels()));
      }
      session.terminal().requireWritten();
    }

    private List<String> labels() {
      return predictor.task() instanceof Classification classes
          ? classes.labels().names()
          : List.of();
    }

    void tell(BadRows bad, PrintStream messages) {
      bad.report().ifPresent(messages::println);
      if (cut > 0) {
        messages.println(cutOff());
      }
    }

    /** Passages are read in windows; of questions the end is lost. */
    private String cutOff() {
      int longest = Math.min(settings.maxLength(), predictor.longest());
      return predictor.task() instanceof QuestionAnswering
          ? Counted.of(cut, "question was", "questions were") + " too long and cut."
          : Counted.of(cut, "text was", "texts were") + " cut to " + longest + " tokens.";
    }

    void requireSome() {
      if (count == 0) {
        throw new UserException("There was nothing to read.");
      }
    }
  }
}
