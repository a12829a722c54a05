package mcl.tokenization.corpus;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What reading a corpus found. The same corpus gives the same report, whoever read what when.
 *
 * @param documents how many documents were handed over
 * @param characters their length in UTF-16 code units
 * @param faults how often each fault was met; one that was not met is absent
 * @param examples the first few places of each fault, in the order of the corpus
 */
public record CorpusReport(
    long documents, long characters, Map<CorpusFault, Long> faults, List<CorpusProblem> examples) {
  /** Copies the collections. */
  public CorpusReport {
    faults = Map.copyOf(faults);
    examples = List.copyOf(examples);
  }

  /** Whether nothing was at fault. */
  public boolean isClean() {
    return faults.isEmpty();
  }

  /** How often this fault was met. */
  public long count(CorpusFault fault) {
    return faults.getOrDefault(fault, 0L);
  }

  /** Lines for the user: each fault with its count, what was done, and the examples. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (CorpusFault fault : CorpusFault.values()) {
      if (count(fault) > 0) {
        text.append(
            String.format(
                Locale.ROOT, "%s: %,d (%s)\n", fault.title(), count(fault), fault.remedy()));
        examples.stream()
            .filter(problem -> problem.fault() == fault)
            .forEach(problem -> text.append("  ").append(problem.message()).append("\n"));
      }
    }
    return text.toString();
  }
}
