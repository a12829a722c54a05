package mcl.tokenization.vocabulary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class WordPruningTest {
  @Test
  void leavesAloneWhatIsWithinTheLimit() {
    WordPruning pruning = new WordPruning(4);
    WordCounts words = words(Map.of("a", 1L, "b", 1L, "c", 1L, "d", 9L));
    assertSame(words, pruning.apply(words));
    assertEquals(1, pruning.highestThreshold());
  }

  @Test
  void dropsTheRarestUntilThreeQuartersAreLeft() {
    WordPruning pruning = new WordPruning(4);
    WordCounts kept = pruning.apply(words(Map.of("a", 1L, "b", 2L, "c", 2L, "d", 3L, "e", 4L)));
    assertEquals(2, kept.size(), "b and c go together");
    assertEquals(3, pruning.highestThreshold());
    assertEquals(3, pruning.droppedWords());
    assertEquals(5, pruning.droppedOccurrences());
  }

  @Test
  void mayDropEverything() {
    WordPruning pruning = new WordPruning(4);
    WordCounts alike = words(Map.of("a", 7L, "b", 7L, "c", 7L, "d", 7L, "e", 7L));
    assertEquals(0, pruning.apply(alike).size());
    assertEquals(8, pruning.highestThreshold());
  }

  @Test
  void charactersOfDroppedWordsCount() {
    WordPruning pruning = new WordPruning(4);
    WordCounts kept = pruning.apply(words(Map.of("xé", 1L, "b", 5L, "c", 5L, "d", 5L, "x", 1L)));
    CharacterCounts characters = pruning.charactersWith(kept);
    assertEquals(5, characters.counts().size());
    assertEquals(2, characters.counts().get((int) 'x'));
    assertEquals(Set.of((int) 'é'), characters.continuing());
  }

  @Test
  void theAlphabetTakesTheMostFrequentAndThenTheLowest() {
    WordCounts words = words(Map.of("cb", 2L, "ba", 3L, "😀", 2L));
    Alphabet alphabet = Alphabet.of(new WordPruning(9).charactersWith(words), 3);
    assertEquals(List.of((int) 'a', (int) 'b', (int) 'c'), alphabet.starting());
    assertEquals(List.of((int) 'a', (int) 'b'), alphabet.continuing());
    assertEquals(1, alphabet.left());
  }

  private static WordCounts words(Map<String, Long> counts) {
    WordCounts words = new WordCounts();
    counts.forEach(
        (word, count) -> {
          byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
          words.add(Arrays.copyOf(utf8, utf8.length + 8), 0, utf8.length, count);
        });
    return words;
  }
}
