package mcl.cli.runreport;

import java.util.Optional;

/**
 * The cells of one notebook, whose counts stand under {@code group/CELL}, as shares of all four.
 */
record NotebookShares(Metrics metrics, String group) {

  /** The share of a cell at each step; not finite where a count is missing. */
  Optional<Curve> of(NotebookCell cell) {
    return counts(cell).map(this::shares);
  }

  private Curve shares(Curve counts) {
    Curve shares = new Curve();
    counts.steps().forEach(step -> shares.add(step, counts.at(step) / judged(step)));
    return shares;
  }

  /** How many positions were judged; NaN if a cell was not counted. */
  private double judged(double step) {
    return NotebookCell.inOrder().stream()
        .mapToDouble(cell -> counts(cell).map(it -> it.at(step)).orElse(Double.NaN))
        .sum();
  }

  private Optional<Curve> counts(NotebookCell cell) {
    return metrics.curve(group + "/" + cell.key());
  }
}
