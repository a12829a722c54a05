package mcl.finetuning.glue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The mean over tasks as the papers of BERT and ELECTRA compute it: of Matthews correlation for
 * CoLA, Spearman's for STS-B, accuracy for all others, of MNLI on the matched rows; WNLI is left
 * out.
 *
 * @param tasks that are in it
 * @param missing those that the papers have besides
 * @param value none if no task is there
 */
public record GlueAverage(List<GlueTask> tasks, List<GlueTask> missing, OptionalDouble value) {
  private static final Set<GlueTask> OF_PAPERS = EnumSet.complementOf(EnumSet.of(GlueTask.WNLI));

  /** Of the main scores of tasks. */
  public static GlueAverage of(Map<GlueTask, Double> scores) {
    List<GlueTask> there = new ArrayList<>();
    List<GlueTask> missing = new ArrayList<>();
    OF_PAPERS.forEach(task -> (scores.containsKey(task) ? there : missing).add(task));
    return new GlueAverage(there, missing, there.stream().mapToDouble(scores::get).average());
  }
}
