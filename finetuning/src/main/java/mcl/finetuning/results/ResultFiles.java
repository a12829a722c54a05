package mcl.finetuning.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mcl.base.files.AtomicFiles;
import mcl.base.json.Json;
import mcl.finetuning.Evaluation;
import mcl.finetuning.FineTuneReport;
import mcl.finetuning.ModelWriter;
import mcl.finetuning.TaskData;
import mcl.finetuning.TestPredictions;
import mcl.finetuning.data.Example;
import mcl.finetuning.inference.ModelFolder;
import mcl.finetuning.task.Prediction;
import mcl.finetuning.task.QuestionAnswering;

/**
 * What came of one run, in the files that users of Hugging Face's examples know: {@code
 * eval_results.json}, {@code train_results.json}, {@code all_results.json}, {@code
 * predict_results_TASK.txt} for each test file, {@code eval_predictions_TASK.txt} for each file of
 * development rows, and {@code model/}. Answers to questions are in {@code eval_predictions.json},
 * {@code eval_nbest_predictions.json} and {@code eval_null_odds.json}, and with the prefix {@code
 * predict_} those to test questions; in {@code predictions.json} and {@code na_prob.json} as the
 * official scripts read them. Where development rows were held out, {@code held_out_rows.txt} says
 * which those are.
 */
public final class ResultFiles {
  /** The scores on the development rows. */
  public static final String EVALUATION = "eval_results.json";

  /** How training went. */
  public static final String TRAINING = "train_results.json";

  /** Both, scores on test rows where those are known, and what the run was. */
  public static final String ALL = "all_results.json";

  /** Where the development rows were held out: which of the training rows they are. */
  static final String HELD_OUT = "held_out_rows.txt";

  private ResultFiles() {}

  /** Writes all of it as one folder, which appears complete or not at all. */
  public static void write(Path folder, FineTuneReport report, TaskData data, ModelWriter model)
      throws IOException {
    Files.createDirectories(folder.toAbsolutePath().getParent());
    AtomicFiles.writeFolder(
        folder,
        inside -> {
          model.write(Files.createDirectory(inside.resolve(ModelFolder.TUNED)));
          writeScores(inside, report, data);
          writePredictions(inside, report, data);
          if (data.isHoldingOut()) {
            writeHeldOut(inside.resolve(HELD_OUT), data.development().get(0).rows());
          }
        });
  }

  private static void writeHeldOut(Path file, List<Example> rows) throws IOException {
    StringBuilder text = new StringBuilder("index\tplace\n");
    for (int i = 0; i < rows.size(); i++) {
      text.append(i).append('\t').append(rows.get(i).place()).append('\n');
    }
    AtomicFiles.writeText(file, text.toString());
  }

  private static void writePredictions(Path folder, FineTuneReport report, TaskData data)
      throws IOException {
    boolean answers = data.task() instanceof QuestionAnswering;
    for (Evaluation each : report.development()) {
      if (answers) {
        AnswerFiles files = new AnswerFiles(folder, each.split().rows(), each.predictions());
        files.write("eval_");
        files.writeOfficial();
      } else {
        write(
            folder.resolve(predictionsFile("eval_predictions", data, each.split().name())),
            each.predictions());
      }
    }
    for (TestPredictions each : report.test()) {
      if (answers) {
        new AnswerFiles(folder, each.split().rows(), each.predictions()).write("predict_");
      } else {
        write(
            folder.resolve(predictionsFile("predict_results", data, each.split().name())),
            each.predictions());
      }
    }
  }

  /** The name of the file with what is said of the rows of a test file. */
  public static String predictResults(String task, String split) {
    return "predict_results_" + task + (split.isEmpty() ? "" : "-" + split) + ".txt";
  }

  private static String predictionsFile(String kind, TaskData data, String split) {
    return predictResults(data.name(), split).replaceFirst("predict_results", kind);
  }

  private static void writeScores(Path folder, FineTuneReport report, TaskData data)
      throws IOException {
    Map<String, Object> evaluation = evaluation(report);
    Map<String, Object> training = training(report, data);
    Map<String, Object> all = new LinkedHashMap<>(evaluation);
    all.putAll(training);
    report.test().forEach(test -> test.evaluation().ifPresent(it -> put(all, "test", it)));
    all.put("task", data.name());
    all.put("pairs", data.training().rows().stream().allMatch(row -> row.texts().size() == 2));
    all.put(RunResult.METRIC, "eval_" + report.chosenBy().scores().main());
    all.put(RunResult.PERFECT, report.chosenBy().scores().perfect());
    all.put("start", report.start());
    all.put("seed", report.seed());
    all.put("steps", report.steps());
    all.put(RunResult.SKIPPED, report.skipped());
    all.put("kept_step", report.keptStep());
    Json.write(folder.resolve(EVALUATION), evaluation);
    Json.write(folder.resolve(TRAINING), training);
    Json.write(folder.resolve(ALL), all);
  }

  private static Map<String, Object> evaluation(FineTuneReport report) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("epoch", report.epochs());
    report.development().forEach(each -> put(values, "eval", each));
    return values;
  }

  private static void put(Map<String, Object> values, String prefix, Evaluation scores) {
    String suffix = scores.split().name().isEmpty() ? "" : "_" + scores.split().name();
    scores
        .scores()
        .values()
        .forEach((name, value) -> values.put(prefix + "_" + name + suffix, value));
    values.put(prefix + "_baseline" + suffix, scores.uninformed());
    values.put(prefix + "_samples" + suffix, scores.split().rows().size());
  }

  private static Map<String, Object> training(FineTuneReport report, TaskData data) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("epoch", report.epochs());
    values.put("train_loss", report.trainLoss());
    values.put("train_samples", data.training().rows().size());
    values.put("train_padding_share", report.padding());
    return values;
  }

  private static void write(Path file, List<Prediction> predictions) throws IOException {
    StringBuilder text = new StringBuilder("index\tprediction\n");
    int index = 0;
    for (Prediction prediction : predictions) {
      text.append(index++).append('\t').append(prediction.text()).append('\n');
    }
    AtomicFiles.writeText(file, text.toString());
  }
}
