package mcl.finetuning.series;

import java.util.List;

/**
 * What came of all runs of a task.
 *
 * @param trials all settings, in the order of the grid
 * @param best the one with the highest median on the development rows
 */
public record SeriesReport(List<TrialResult> trials, TrialResult best) {}
