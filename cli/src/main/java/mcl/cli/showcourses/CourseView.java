package mcl.cli.showcourses;

import java.util.List;
import mcl.courses.DetectionKind;
import mcl.courses.correction.NotebookCell;

/**
 * What one course made of a sequence: everything there is to show, as plain values.
 *
 * @param tokens the positions, padding left out
 * @param cut how many tokens at the end of the text had to make room
 */
record CourseView(DetectionKind kind, List<TokenView> tokens, int cut) {
  CourseView {
    tokens = List.copyOf(tokens);
  }

  /** How many positions stand in a cell of the notebook. */
  long count(NotebookCell cell) {
    return tokens.stream().filter(token -> token.cell().filter(cell::equals).isPresent()).count();
  }

  /** How many positions the generator was asked to fill. */
  long slots() {
    return tokens.stream().filter(token -> token.filled().guess().isPresent()).count();
  }

  /** Whether the discriminator was asked again where it was wrong. */
  boolean isJudgedAgain() {
    return tokens.stream().anyMatch(token -> token.judgedAgain().isPresent());
  }

  /** Whether a notebook was kept. */
  boolean hasNotebook() {
    return tokens.stream().anyMatch(token -> token.cell().isPresent());
  }
}
