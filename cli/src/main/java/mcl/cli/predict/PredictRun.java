package mcl.cli.predict;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mcl.base.check.UserException;
import mcl.bridge.device.Compute;
import mcl.cli.Session;
import mcl.cli.encode.TextSource;
import mcl.finetuning.Predictor;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.Columns;
import mcl.finetuning.data.Example;
import mcl.finetuning.data.RowFormat;
import mcl.finetuning.source.NamedColumns;
import mcl.finetuning.squad.SquadFile;
import mcl.finetuning.task.Classification;
import mcl.finetuning.task.Prediction;
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
    try (Predictor predictor = Predictor.open(model, compute)) {
      BadRows bad = settings.skipBadRows() ? BadRows.skipped() : BadRows.refused();
      Pass pass = new Pass(predictor, session);
      session.out().print(settings.output().header());
      try {
        pass.all(lines, bad);
      } finally {
        lines.faults().forEach(session.err()::println);
        pass.tell(bad, session.err());
      }
    }
  }

  /**
   * Predicts for all questions of a file in SQuAD's form.
   *
   * @throws mcl.base.check.Stopped as {@link #predict}
   */
  public void predictQuestions(Path file, Session session)
      throws IOException, InterruptedException {
    try (Predictor predictor = Predictor.open(model, compute)) {
      BadRows bad = settings.skipBadRows() ? BadRows.skipped() : BadRows.refused();
      Pass pass = new Pass(predictor, session);
      List<Example> questions = SquadFile.read(file, true, bad);
      session.out().print(settings.output().header());
      for (Example question : questions) {
        pass.add(question, bad);
        pass.flushIfFull();
      }
      pass.flush();
      pass.tell(bad, session.err());
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

    private void add(RowFormat format, String line, String place, BadRows bad) {
      long index = count++;
      bad.attempt(() -> take(format.row(line, place), index));
    }

    void add(Example row, BadRows bad) {
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
      NamedColumns named = settings.columns();
      Columns usual = settings.input().usualColumns(predictor.task(), named.second().isPresent());
      List<String> texts = new ArrayList<>(usual.texts());
      named.text().ifPresent(name -> texts.set(0, name));
      named.second().filter(name -> texts.size() > 1).ifPresent(name -> texts.set(1, name));
      return settings.input().rows(header, place, new Columns(texts, usual.label()), words);
    }

    void flush() throws IOException, InterruptedException {
      Predictor.Answers answers =
          predictor.predict(rows, settings.batchSize(), settings.maxLength());
      cut += answers.cut();
      session
          .interruption()
          .uncut(
              () -> {
                write(answers, session.out());
                return answers;
              });
      rows.clear();
      indices.clear();
    }

    private void write(Predictor.Answers answers, PrintStream out) throws IOException {
      for (int i = 0; i < rows.size(); i++) {
        Prediction said = answers.predictions().get(i);
        out.print(settings.output().line(indices.get(i), rows.get(i), said, labels()));
      }
      out.flush();
      if (out.checkError()) {
        throw new IOException("The predictions cannot be written: the output is closed or full");
      }
    }

    private List<String> labels() {
      return predictor.task() instanceof Classification classes
          ? classes.labels().names()
          : List.of();
    }

    void tell(BadRows bad, PrintStream messages) {
      if (bad.count() > 0) {
        messages.printf(
            "%d row%s could not be used. The first: %s%n",
            bad.count(), bad.count() == 1 ? "" : "s", bad.first());
      }
      if (cut > 0) {
        int longest = Math.min(settings.maxLength(), predictor.longest());
        messages.printf(
            "%d text%s cut to %d tokens.%n", cut, cut == 1 ? " was" : "s were", longest);
      }
      if (count == 0) {
        throw new UserException("There was nothing to read.");
      }
    }
  }
}
