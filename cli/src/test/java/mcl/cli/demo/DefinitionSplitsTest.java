package mcl.cli.demo;

import static mcl.cli.demo.TinyWordNet.synset;
import static mcl.cli.demo.TinyWordNet.synsets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mcl.base.check.UserException;
import mcl.cli.demo.DefinitionSplits.Sizes;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class DefinitionSplitsTest {
  private static final Sizes SIZES = new Sizes(6, 3, 4);

  @Test
  void theSameSeedGivesTheSameSplits() {
    DefinitionSplits once = DefinitionSplits.of(synsets(30), SIZES, 5);
    assertEquals(once, DefinitionSplits.of(synsets(30), SIZES, 5));
    assertNotEquals(once, DefinitionSplits.of(synsets(30), SIZES, 6));
  }

  @Test
  void theSplitOfASeedNeverChanges() {
    DefinitionSplits splits = DefinitionSplits.of(synsets(6), new Sizes(2, 1, 2), 42);
    assertEquals(
        List.of("meaning 5", "meaning 4", "meaning 3", "meaning 1", "meaning 2"),
        all(splits).map(LabelledDefinition::text).toList());
  }

  @Test
  void moreTrainingRowsLeaveTheTestAlone() {
    DefinitionSplits small = DefinitionSplits.of(synsets(30), SIZES, 5);
    DefinitionSplits large = DefinitionSplits.of(synsets(30), new Sizes(20, 3, 4), 5);
    assertEquals(small.test(), large.test());
    assertEquals(small.dev(), large.dev());
    assertEquals(small.train(), large.train().subList(0, 6));
  }

  @Property(tries = 50)
  void noDefinitionIsInTwoSplits(@ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int size) {
    DefinitionSplits splits = DefinitionSplits.of(synsets(30), new Sizes(size, size, size), seed);
    Set<String> texts = new HashSet<>(all(splits).map(LabelledDefinition::text).toList());
    assertEquals(3 * size, texts.size());
  }

  @Test
  void aDefinitionUnderSeveralLabelsIsLeftOut() {
    List<Synset> synsets =
        List.of(
            synset("noun.act", "Running,  fast"),
            synset("noun.act", "a b"),
            synset("noun.event", "running fast"),
            synset("noun.act", "A\tb"),
            synset("noun.act", "c"),
            synset("noun.act", "d"));
    DefinitionSplits splits = DefinitionSplits.of(synsets, new Sizes(1, 1, 1), 0);
    assertEquals(
        Set.of("a b", "c", "d"), new HashSet<>(all(splits).map(LabelledDefinition::text).toList()));
  }

  @Test
  void reject_whenThereAreTooFewDefinitions() {
    var fault = assertThrows(UserException.class, () -> DefinitionSplits.of(synsets(12), SIZES, 0));
    assertEquals(
        "The splits ask for 6 + 3 + 4 = 13 definitions, but there are 12. Ask for fewer.",
        fault.getMessage());
  }

  @Test
  void reject_whenASplitIsEmpty() {
    assertThrows(IllegalArgumentException.class, () -> new Sizes(1, 0, 1));
  }

  private static Stream<LabelledDefinition> all(DefinitionSplits splits) {
    return Stream.of(splits.train(), splits.dev(), splits.test()).flatMap(List::stream);
  }
}
