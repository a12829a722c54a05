package mcl.finetuning.series;

import mcl.finetuning.FineTuneConfig;

/**
 * One setting of a grid.
 *
 * @param name its fields, such as {@code epochs=3}; empty where there is no grid
 */
public record Trial(String name, FineTuneConfig config) {}
