package mcl.finetuning.glue;

import java.util.Locale;
import mcl.finetuning.results.ResultFiles;

/**
 * The files of GLUE's leaderboard: their names, whose predictions they hold, and how many rows the
 * official test files have.
 */
enum SubmissionFile {
  COLA("CoLA", GlueTask.COLA, "", 1063),
  SST2("SST-2", GlueTask.SST2, "", 1821),
  MRPC("MRPC", GlueTask.MRPC, "", 1725),
  STSB("STS-B", GlueTask.STSB, "", 1379),
  MNLI_M("MNLI-m", GlueTask.MNLI, "", 9796),
  MNLI_MM("MNLI-mm", GlueTask.MNLI, "mm", 9847),
  QNLI("QNLI", GlueTask.QNLI, "", 5463),
  QQP("QQP", GlueTask.QQP, "", 390965),
  RTE("RTE", GlueTask.RTE, "", 3000),
  WNLI("WNLI", GlueTask.WNLI, "", 146),
  AX("AX", GlueTask.MNLI, "ax", 1104);

  private final String title;
  private final GlueTask task;
  private final String split;
  private final int rows;

  SubmissionFile(String title, GlueTask task, String split, int rows) {
    this.title = title;
    this.task = task;
    this.split = split;
    this.rows = rows;
  }

  /** Its name in the archive. */
  String fileName() {
    return title + ".tsv";
  }

  /** Whose model answers. */
  GlueTask task() {
    return task;
  }

  /** The file of the fine-tuning run with the answers. */
  String source() {
    return ResultFiles.predictResults(task.key(), split);
  }

  /** How many rows the leaderboard expects. */
  int rows() {
    return rows;
  }

  /** An answer as the leaderboard wants it: a number with three decimals, or the label. */
  String form(String prediction) {
    return task.isRegression()
        ? String.format(
            Locale.ROOT, "%.3f", GlueTask.SIMILARITY.clip(Double.parseDouble(prediction)))
        : prediction;
  }
}
