package mcl.cli.finetuning;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.bridge.device.Compute;
import mcl.bridge.ops.Precision;
import mcl.cli.BuildVersion;
import mcl.cli.Session;
import mcl.cli.training.RunFolder;
import mcl.exchange.exporting.Exporter;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.StartingPoint;
import mcl.finetuning.TaskData;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.data.LabelSet;
import mcl.finetuning.inference.ModelFolder;
import mcl.finetuning.series.Grid;
import mcl.finetuning.series.Series;
import mcl.finetuning.series.SeriesFolder;
import mcl.finetuning.series.SeriesReport;
import mcl.finetuning.series.SeriesRun;
import mcl.finetuning.series.Trial;
import mcl.finetuning.task.QuestionAnswering;
import mcl.pretraining.resume.RunLock;

/**
 * Fine-tunes for one task into a folder, as {@code mcl finetune} and {@code mcl glue} do.
 *
 * @param start what runs begin with
 * @param random whether with random weights of its sizes instead
 * @param settings how they learn
 * @param compute by what and where they are computed
 */
public record TaskRun(
    StartingPoint start, boolean random, Settings settings, Compute compute, Session session) {
  /**
   * How runs learn.
   *
   * @param file of the configuration
   * @param over it, from the command line
   * @param grid what is tried
   */
  public record Settings(Optional<Path> file, List<Setting> over, Grid grid) {
    /** The configuration that a grid varies. */
    public FineTuneConfig config(FineTuneConfig recipe) {
      return Configuration.read(file, over, recipe).value();
    }

    /** The precision that operations must know: the narrowest of all that a grid tries. */
    public Precision precision(FineTuneConfig recipe) {
      return grid.trials(file, over, recipe).stream()
          .map(trial -> trial.config().precision())
          .max(Comparator.naturalOrder())
          .orElse(Precision.FLOAT32);
    }
  }

  /** Refuses a folder that holds anything, or, to go on, anything but a series. */
  public static SeriesFolder folder(Path out, boolean resume) throws IOException {
    SeriesFolder folder = new SeriesFolder(out);
    if (!(resume && folder.isBegun())) {
      RunFolder.requireFree(out);
    }
    return folder;
  }

  /**
   * Does all runs that are not done, and writes what came of them.
   *
   * @param recipe under the configuration
   * @param bad what was left out of the data
   * @param stop whether the user wants it to end
   * @throws mcl.base.check.Stopped if so; finished runs stay
   */
  public SeriesReport run(
      TaskData data, FineTuneConfig recipe, BadRows bad, SeriesFolder folder, BooleanSupplier stop)
      throws IOException {
    List<Trial> trials = settings.grid().trials(settings.file(), settings.over(), recipe);
    FineTuneConfig config = settings.config(recipe);
    tell(data, config, bad);
    RunFolder.make(folder.path());
    try (RunLock lock = RunLock.take(folder.path(), session.err()::println);
        SeriesDisplay display = new SeriesDisplay(session, data)) {
      SeriesReport report =
          new Series(trials, start, random, data, compute)
              .run(
                  new SeriesFolder(lock.folder()),
                  series(data, bad, trials),
                  config,
                  display,
                  stop);
      Exporter.addCard(folder.path().resolve(ModelFolder.TUNED), BuildVersion.current().toString());
      return report;
    }
  }

  private void tell(TaskData data, FineTuneConfig config, BadRows bad) {
    bad.report().ifPresent(report -> session.err().println(data.name() + ": " + report));
    if (data.task() instanceof QuestionAnswering asked
        && asked.lacksUnanswerable(data.training().rows())) {
      session
          .err()
          .printf(
              "%s: every training question has an answer, so the model will not learn that there may be"
                  + " none. Are these files of SQuAD 1.1? They are for --task squad1.%n",
              data.name());
    }
    data.task().classes().flatMap(LabelSet::alike).ifPresent(pair -> warn(data, pair));
    data.test().forEach(split -> tellOfUnlabeled(data.name(), split));
    int longest = start.config().maxPositionEmbeddings();
    if (config.maxLength() > longest) {
      session
          .err()
          .printf(
              "%s %d tokens, the longest this model reads.%n",
              data.task() instanceof QuestionAnswering
                  ? "Passages are read in windows of"
                  : "Texts are cut to",
              longest);
    }
  }

  private void tellOfUnlabeled(String task, DataSplit split) {
    long without = split.rows().stream().filter(row -> !row.isLabeled()).count();
    if (without > 0 && without < split.rows().size()) {
      session
          .err()
          .printf(
              "%s: %d of %d test rows have no label, so there are no scores on them.%n",
              task, without, split.rows().size());
    }
  }

  private void warn(TaskData data, List<String> alike) {
    session
        .err()
        .printf(
            "%s: the labels \"%s\" and \"%s\" differ only by case or blanks, and count as two"
                + " classes.%n",
            data.name(), alike.get(0), alike.get(1));
  }

  private SeriesRun series(TaskData data, BadRows bad, List<Trial> trials) {
    StartingPoint begin = random ? start.random(0) : start;
    return new SeriesRun(
        data.name(),
        begin.name(),
        begin.sha256(),
        BuildVersion.current().toString(),
        compute.description(),
        start.tokenizer().vocabulary().sha256(),
        data.files(),
        data.rowsSha256(),
        data.training().rows().size(),
        bad.count(),
        trials.stream().map(Trial::name).toList(),
        new TreeMap<>());
  }
}
