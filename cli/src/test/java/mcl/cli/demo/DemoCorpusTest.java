package mcl.cli.demo;

import static mcl.cli.demo.TinyWordNet.synset;
import static mcl.cli.demo.TinyWordNet.synsets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoCorpusTest {
  private static final DefinitionSplits.Sizes SIZES = new DefinitionSplits.Sizes(6, 3, 4);

  @TempDir Path folder;

  @Test
  void aDocumentIsALineAndAnEmptyLineSeparates() throws IOException {
    List<Synset> two =
        List.of(
            synset("noun.act", "a deed;\n done", "Who\tdid it?", "I did"),
            synset("noun.food", "edible!"));
    Path file = folder.resolve("text/corpus.txt");
    var none = new DefinitionSplits(List.of(), List.of(), List.of());
    assertEquals(2, new DemoCorpus(two, none).writeText(file, true));
    assertEquals("a deed; done. Who did it? I did.\n\nedible!\n", Files.readString(file));
  }

  @Test
  void heldOutDefinitionsAreNotInTheText() throws IOException {
    List<Synset> synsets = new ArrayList<>(synsets(20));
    DefinitionSplits splits = DefinitionSplits.of(synsets, SIZES, 1);
    synsets.add(
        synset("noun.time", splits.test().get(0).text().toUpperCase(Locale.ROOT) + "!", "again"));
    DemoCorpus corpus = new DemoCorpus(synsets, splits);
    Path file = folder.resolve("corpus.txt");
    assertEquals(20 - 7, corpus.writeText(file, true));
    List<String> lines = Files.readAllLines(file);
    heldOut(splits)
        .forEach(row -> assertTrue(lines.stream().noneMatch(l -> l.startsWith(row.text() + "."))));
    assertFalse(Files.readString(file).contains("again"));
    splits
        .train()
        .forEach(row -> assertTrue(lines.stream().anyMatch(l -> l.startsWith(row.text() + "."))));
  }

  @Test
  void everythingIsInTheTextOnRequest() throws IOException {
    List<Synset> synsets = synsets(20);
    DemoCorpus corpus = new DemoCorpus(synsets, DefinitionSplits.of(synsets, SIZES, 1));
    assertEquals(20, corpus.writeText(folder.resolve("all.txt"), false));
  }

  @Test
  void splitsAreTabSeparatedFilesWithAHeader() throws IOException {
    List<Synset> synsets = synsets(20);
    DefinitionSplits splits = DefinitionSplits.of(synsets, SIZES, 1);
    new DemoCorpus(synsets, splits).writeSplits(folder);
    List<String> expected = new ArrayList<>(List.of("text\tlabel"));
    splits.dev().forEach(row -> expected.add(row.text() + "\t" + row.label()));
    assertEquals(expected, Files.readAllLines(folder.resolve("dev.tsv")));
    assertEquals(7, Files.readAllLines(folder.resolve("train.tsv")).size());
    assertEquals(5, Files.readAllLines(folder.resolve("test.tsv")).size());
  }

  @Test
  void theRealDemoHoldsOutWhatItTests() throws IOException {
    List<Synset> synsets = new WordNetDefinitions().all();
    var sizes = new DefinitionSplits.Sizes(20_000, 2_000, 5_000);
    DemoCorpus corpus = new DemoCorpus(synsets, DefinitionSplits.of(synsets, sizes, 7));
    Path file = folder.resolve("corpus.txt");
    int written = corpus.writeText(file, true);
    Set<String> paragraphs = new HashSet<>(Files.readAllLines(file));
    Set<String> keys = corpus.splits().heldOutKeys();
    assertEquals(7_000, keys.size());
    for (Synset synset : synsets) {
      if (keys.contains(LabelledDefinition.key(synset.definition()))) {
        assertFalse(paragraphs.contains(Paragraph.of(synset)), synset::id);
      }
    }
    assertTrue(written > 110_000 && written <= 117_791 - 7_000, () -> written + " written");
  }

  private static Stream<LabelledDefinition> heldOut(DefinitionSplits splits) {
    return Stream.concat(splits.dev().stream(), splits.test().stream());
  }
}
