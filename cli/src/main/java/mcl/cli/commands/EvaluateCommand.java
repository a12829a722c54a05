package mcl.cli.commands;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mcl.base.check.UserException;
import mcl.base.json.Json;
import mcl.cli.Command;
import mcl.cli.CommandGroup;
import mcl.cli.ExitCode;
import mcl.cli.Session;
import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.finetuning.data.BadRows;
import mcl.finetuning.data.DataSplit;
import mcl.finetuning.results.PredictionFile;
import mcl.finetuning.source.SquadSource;
import mcl.finetuning.source.TaskName;
import mcl.finetuning.source.TaskSource;
import mcl.finetuning.squad.NoAnswer;
import mcl.finetuning.squad.SquadEvaluation;
import mcl.finetuning.squad.SquadPredictions;
import mcl.finetuning.task.Prediction;
import mcl.finetuning.task.Task;

/** {@code mcl evaluate}: scores predictions of any system. */
public final class EvaluateCommand implements Command {
  private static final CommandOption TASK =
      CommandOption.value("task", "NAME", OptionGroup.INPUT, "The task, as mcl finetune calls it.")
          .required();
  private static final CommandOption PREDICTIONS =
      CommandOption.value(
              "predictions",
              "FILE",
              OptionGroup.INPUT,
              "What a system said, in the order of the rows: a table with a column prediction, JSON"
                  + " lines with prediction, label, labels or score, or one on each line. Labels of"
                  + " words have blanks between them. For squad1 and squad2 an object with each"
                  + " question's id and answer, as the official scripts read it, or JSON lines with"
                  + " id and answer, as mcl predict writes them.")
          .required();
  private static final CommandOption DATA =
      CommandOption.value(
              "data",
              "PATH",
              OptionGroup.INPUT,
              "The folder of the task's files, whose development rows count; or a file of your own.")
          .required();
  private static final CommandOption SPLIT =
      CommandOption.value(
          "split",
          "NAME",
          OptionGroup.INPUT,
          "mm for the mismatched rows of MNLI; the matched ones if not given.");

  private static final CommandOption NO_ANSWER =
      CommandOption.value(
          "na-prob",
          "FILE",
          OptionGroup.INPUT,
          "For squad2, an object with each question's id and how sure the system is that there is no"
              + " answer, or JSON lines with id and no_answer_probability; the best thresholds are"
              + " searched, too.");
  private static final CommandOption THRESHOLD =
      CommandOption.value(
              "na-prob-thresh",
              "X",
              OptionGroup.INPUT,
              "Questions with more than this in --na-prob count as not answered.")
          .orElse(NoAnswer.USUAL_THRESHOLD);

  @Override
  public String name() {
    return "evaluate";
  }

  @Override
  public CommandGroup group() {
    return CommandGroup.RESULTS;
  }

  @Override
  public String summary() {
    return "Score predictions of any system by a task's own scores";
  }

  @Override
  public String description() {
    return "Compares predictions with what is right and prints the task's scores as JSON, under the"
        + " names that Hugging Face gives them.";
  }

  @Override
  public List<CommandOption> options() {
    return List.of(
        TASK,
        PREDICTIONS,
        NO_ANSWER,
        THRESHOLD,
        DATA,
        SPLIT,
        ColumnOptions.TEXT,
        ColumnOptions.SECOND,
        ColumnOptions.LABEL,
        TuningOptions.SKIP_BAD_ROWS);
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example(
            "mcl evaluate --task cola --predictions said.txt --data glue",
            "Matthews correlation on the development rows of CoLA."),
        new Example(
            "mcl evaluate --task tokens --predictions said.jsonl --data dev.conll",
            "F1 of entities, as seqeval has it."),
        new Example(
            "mcl evaluate --task squad2 --predictions predictions.json --na-prob na_prob.json --data squad2",
            "What evaluate-v2.0.py prints."));
  }

  @Override
  public ExitCode run(Arguments arguments, Session session) {
    TaskSource source = arguments.choice(TASK, TaskName.class).source();
    BadRows bad = TuningOptions.badRows(arguments);
    DataSplit rows = split(source, arguments, bad);
    bad.report().ifPresent(session.err()::println);
    if (source instanceof SquadSource squad) {
      session.out().print(Json.text(answers(squad, rows, arguments, session)));
      return ExitCode.DONE;
    }
    refuseNoAnswer(arguments);
    List<PredictionFile.Written> said = PredictionFile.read(arguments.path(PREDICTIONS));
    if (said.size() != rows.rows().size()) {
      throw UserException.of(
          "%s holds %d predictions, but there are %d rows.",
          arguments.path(PREDICTIONS), said.size(), rows.rows().size());
    }
    Task<?> task = source.judge(rows, said.stream().map(PredictionFile.Written::text).toList());
    List<Prediction> predictions = new ArrayList<>();
    said.forEach(each -> predictions.add(task.parse(each.text(), each.place())));
    requireWords(rows, predictions, said);
    Map<String, Object> scores = new LinkedHashMap<>(task.score(rows.rows(), predictions).values());
    scores.put("samples", said.size());
    session.out().print(Json.text(scores));
    return ExitCode.DONE;
  }

  private static Map<String, Number> answers(
      SquadSource squad, DataSplit questions, Arguments arguments, Session session) {
    if (!squad.unanswerable()) {
      refuseNoAnswer(arguments);
    }
    if (arguments.given(THRESHOLD) && !arguments.given(NO_ANSWER)) {
      throw new UserException("--na-prob-thresh is for the scores of --na-prob: name their file.");
    }
    Optional<NoAnswer> noAnswer =
        arguments
            .optionalPath(NO_ANSWER)
            .map(SquadPredictions::numbers)
            .map(scores -> new NoAnswer(scores, arguments.number(THRESHOLD, -1e9, 1e9)));
    return new SquadEvaluation(questions.rows(), squad.unanswerable())
        .scores(
            SquadPredictions.answers(arguments.path(PREDICTIONS)),
            noAnswer,
            session.err()::println);
  }

  private static void refuseNoAnswer(Arguments arguments) {
    if (arguments.given(NO_ANSWER) || arguments.given(THRESHOLD)) {
      throw new UserException("--na-prob and --na-prob-thresh are for --task squad2.");
    }
  }

  private static void requireWords(
      DataSplit rows, List<Prediction> predictions, List<PredictionFile.Written> said) {
    for (int i = 0; i < predictions.size(); i++) {
      List<String> read = said.get(i).words();
      if (!read.isEmpty() && !read.equals(rows.rows().get(i).texts())) {
        throw UserException.of(
            "%s: the words are others than those of %s. Are the predictions for another file?",
            said.get(i).place(), rows.rows().get(i).place());
      }
      int words = rows.rows().get(i).texts().size();
      if (predictions.get(i) instanceof Prediction.Tags tags && tags.names().size() != words) {
        throw UserException.of(
            "%s: %d labels for a sentence of %d words (%s).",
            said.get(i).place(), tags.names().size(), words, rows.rows().get(i).place());
      }
    }
  }

  private static DataSplit split(TaskSource source, Arguments arguments, BadRows bad) {
    Path place = arguments.path(DATA);
    List<DataSplit> splits = source.judged(place, ColumnOptions.of(arguments), bad);
    String wanted = arguments.optionalText(SPLIT).orElse("");
    return splits.stream()
        .filter(split -> split.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.of(
                    "%s holds no %sdevelopment rows%s.",
                    place,
                    wanted.isEmpty() ? "" : "\"" + wanted + "\" ",
                    splits.isEmpty() ? "" : "; " + others(splits)));
  }

  private static String others(List<DataSplit> splits) {
    String names =
        splits.stream()
            .map(split -> split.name().isEmpty() ? "none" : split.name())
            .collect(Collectors.joining(" or "));
    return "--split can be " + names;
  }
}
