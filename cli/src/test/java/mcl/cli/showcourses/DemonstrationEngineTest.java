package mcl.cli.showcourses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mcl.courses.DetectionKind;
import mcl.courses.correction.NotebookCell;
import mcl.tokenization.encoding.Tokenizer;
import org.junit.jupiter.api.Test;

/** What untrained players say, against the definition of the method. */
final class DemonstrationEngineTest {
  private static final List<DetectionKind> ALL = List.of(DetectionKind.values());

  /** The courses of the method. */
  private static final List<DetectionKind> THREE =
      List.of(
          DetectionKind.REPLACED_TOKEN, DetectionKind.SWAPPED_TOKEN, DetectionKind.INSERTED_TOKEN);

  private static final int SEEDS = 8;

  private static List<CourseView> shown(long seed) {
    try (Tokenizer tokenizer = Tokenizer.of(TinyWords.tokenizer());
        Players players = Players.untrained(tokenizer.vocabulary(), seed)) {
      Passage passage =
          Passage.ofText(TinyWords.SENTENCE, tokenizer, players.config().sequenceLength());
      return Demonstration.of(players, passage, ALL, seed);
    }
  }

  private static List<CourseView> manyWithNotebook() {
    List<CourseView> courses = new ArrayList<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      courses.addAll(shown(seed).subList(0, 2));
    }
    return courses;
  }

  private static List<String> words(CourseView course, Function<TokenView, Optional<String>> word) {
    return course.tokens().stream().flatMap(token -> word.apply(token).stream()).toList();
  }

  @Test
  void aSeedSaysItAll() {
    assertEquals(shown(3), shown(3));
    assertNotEquals(shown(3), shown(4));
  }

  @Test
  void everyCourseKeepsTheText() {
    List<String> text = new ArrayList<>(List.of("[CLS]"));
    text.addAll(List.of(TinyWords.SENTENCE.split(" ")));
    text.add("[SEP]");
    for (CourseView course : shown(1)) {
      assertEquals(text, words(course, TokenView::truth));
      assertEquals(0, course.cut());
    }
  }

  @Test
  void swappedTokens_areThoseOfTheText() {
    CourseView course = shown(2).get(1);
    assertEquals(
        words(course, TokenView::truth).stream().sorted().toList(),
        words(course, token -> Optional.of(token.filled().reads())).stream().sorted().toList());
  }

  @Test
  void theDiscriminatorReadsWhatTheGeneratorWrote() {
    for (TokenView token : shown(5).stream().flatMap(it -> it.tokens().stream()).toList()) {
      String written = token.filled().guess().map(it -> it.token()).orElse(token.filled().reads());
      assertEquals(written, token.judged().reads());
      assertEquals(!token.isTruth(written), token.differs());
    }
  }

  @Test
  void cells_followFromTruthAndVerdict() {
    for (CourseView course : manyWithNotebook()) {
      for (TokenView token : course.tokens()) {
        boolean special = token.truth().orElseThrow().startsWith("[");
        assertEquals(special ? Optional.empty() : Optional.of(expected(token)), token.cell());
      }
    }
  }

  private static NotebookCell expected(TokenView token) {
    if (token.differs()) {
      return token.judged().suspects() ? NotebookCell.CAUGHT : NotebookCell.FOOLED;
    }
    return token.judged().suspects() ? NotebookCell.FALSE_ALARM : NotebookCell.SETTLED;
  }

  @Test
  void regeneration_masksWhatWasCaughtAndNothingElse() {
    int masked = 0;
    for (CourseView course : manyWithNotebook()) {
      for (TokenView token : course.tokens()) {
        boolean caught = token.cell().equals(Optional.of(NotebookCell.CAUGHT));
        boolean exists = course.count(NotebookCell.CAUGHT) > 0;
        assertEquals(exists, token.filledAgain().isPresent());
        if (exists) {
          TokenView.Filled again = token.filledAgain().orElseThrow();
          assertEquals(caught ? "[MASK]" : token.truth().orElseThrow(), again.reads());
          assertEquals(caught, again.guess().isPresent());
          masked += caught ? 1 : 0;
        }
      }
    }
    assertTrue(masked > 0, "nothing was caught under any seed");
  }

  @Test
  void rediscrimination_repairsWhatWasCaughtAndAsksWhereItWasWrong() {
    int asked = 0;
    for (CourseView course : manyWithNotebook()) {
      for (TokenView token : course.tokens()) {
        if (token.judgedAgain().isPresent()) {
          TokenView.Judged again = token.judgedAgain().get();
          boolean caught = token.cell().equals(Optional.of(NotebookCell.CAUGHT));
          assertEquals(
              caught ? token.truth().orElseThrow() : token.judged().reads(), again.reads());
          boolean wrong = token.judged().suspects() != token.differs() && token.cell().isPresent();
          assertEquals(wrong, again.replaced().isPresent());
          asked += wrong ? 1 : 0;
        }
      }
    }
    assertTrue(asked > 0, "no mistake under any seed");
  }

  @Test
  void insertedTokens_haveNoTruthAndNoCorrection() {
    CourseView course = shown(6).get(2);
    assertEquals(2, course.tokens().stream().filter(it -> it.truth().isEmpty()).count());
    assertFalse(course.hasNotebook());
    assertTrue(course.tokens().stream().allMatch(it -> it.filledAgain().isEmpty()));
    assertTrue(course.tokens().stream().allMatch(it -> it.judgedAgain().isEmpty()));
  }

  @Test
  void aFullSequence_isCutToMakeRoom() {
    try (Tokenizer tokenizer = Tokenizer.of(TinyWords.tokenizer());
        Players players = Players.untrained(tokenizer.vocabulary(), 1)) {
      Passage full = Passage.ofText(TinyWords.SENTENCE, tokenizer, 16);
      List<CourseView> courses = Demonstration.of(players, full, THREE, 1);
      assertEquals(List.of(0, 0, 2), courses.stream().map(CourseView::cut).toList());
    }
  }
}
