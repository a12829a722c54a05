package mcl.cli.comparison;

import java.util.List;
import mcl.cli.report.HtmlReport;

/** A part of the page. */
@FunctionalInterface
interface Comparison {
  /** Adds what the runs have to say; nothing, not even a heading, if that is nothing. */
  void addTo(HtmlReport page, List<ComparedRun> runs);
}
