package mcl.cli.runreport;

import mcl.cli.report.HtmlReport;

/** A part of the page with its own heading. */
@FunctionalInterface
interface Section {
  /** Adds what the run has numbers for; nothing, not even a heading, if it has none. */
  void addTo(HtmlReport page, Metrics metrics);
}
