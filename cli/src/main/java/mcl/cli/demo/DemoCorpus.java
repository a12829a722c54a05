package mcl.cli.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import mcl.base.files.AtomicFiles;

/**
 * The demo's files, made of WordNet: text to pre-train on, and the task of telling a definition's
 * lexicographer file. Each file appears complete or not at all; the same synsets and splits give
 * the same bytes.
 */
public final class DemoCorpus {
  private final List<Synset> synsets;
  private final DefinitionSplits splits;

  /** Takes the synsets and how their definitions are split. */
  public DemoCorpus(List<Synset> synsets, DefinitionSplits splits) {
    this.synsets = List.copyOf(synsets);
    this.splits = splits;
  }

  /** The splits of the task. */
  public DefinitionSplits splits() {
    return splits;
  }

  /**
   * Writes plain text: one line per synset with its definition and examples, an empty line between
   * two.
   *
   * @param excludeHeldOut leave out every synset whose definition is in dev or test, so that these
   *     are unseen in pre-training
   * @return how many synsets were written
   */
  public int writeText(Path file, boolean excludeHeldOut) throws IOException {
    Set<String> left = excludeHeldOut ? splits.heldOutKeys() : Set.of();
    List<Synset> kept =
        synsets.stream()
            .filter(synset -> !left.contains(LabelledDefinition.key(synset.definition())))
            .toList();
    AtomicFiles.writeFile(file, temporary -> writeParagraphs(temporary, kept));
    return kept.size();
  }

  /**
   * Writes {@code train.tsv}, {@code dev.tsv} and {@code test.tsv}: a header line {@code text},
   * tab, {@code label}, then a row per definition. Nothing is quoted or escaped.
   */
  public void writeSplits(Path folder) throws IOException {
    writeTsv(folder.resolve("train.tsv"), splits.train());
    writeTsv(folder.resolve("dev.tsv"), splits.dev());
    writeTsv(folder.resolve("test.tsv"), splits.test());
  }

  private static void writeParagraphs(Path file, List<Synset> synsets) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      String separator = "";
      for (Synset synset : synsets) {
        out.write(separator);
        out.write(Paragraph.of(synset));
        out.write('\n');
        separator = "\n";
      }
    }
  }

  private static void writeTsv(Path file, List<LabelledDefinition> rows) throws IOException {
    StringBuilder text = new StringBuilder("text\tlabel\n");
    rows.forEach(row -> text.append(row.text()).append('\t').append(row.label()).append('\n'));
    AtomicFiles.writeText(file, text.toString());
  }
}
