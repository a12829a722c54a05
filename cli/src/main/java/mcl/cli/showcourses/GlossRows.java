package mcl.cli.showcourses;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import mcl.cli.report.Table.Cell;
import mcl.cli.report.Table.Tone;
import mcl.cli.showcourses.Gloss.Extent;
import mcl.cli.showcourses.Gloss.Row;
import mcl.cli.showcourses.TokenView.Filled;
import mcl.cli.showcourses.TokenView.Guess;
import mcl.cli.showcourses.TokenView.Judged;
import mcl.courses.correction.NotebookCell;

/** The lines that stand below a text: of a course, and of the two corrections of its mistakes. */
final class GlossRows {
  /** Stands for the token of the text. */
  static final String SAME = "·";

  /** Stands in the text where nothing belongs. */
  static final String NOTHING = "–";

  /** The names of the lines of numbers. */
  static final Set<String> PERCENTAGES = Set.of("truth gets", "truth got", "D said", "D says");

  private static final Cell BLANK = Cell.of("");

  private final List<TokenView> tokens;

  private GlossRows(CourseView course) {
    this.tokens = course.tokens();
  }

  /** What happened in a course. */
  static Gloss course(CourseView course) {
    GlossRows rows = new GlossRows(course);
    List<Row> all = new ArrayList<>();
    all.add(rows.text());
    if (course.slots() == 0) {
      all.add(rows.row("D reads", token -> discriminatorReads(token, token.judged())));
    } else {
      all.add(rows.row("G reads", token -> generatorReads(token, token.filled())));
      all.add(rows.row("G writes", token -> guess(token, token.filled())));
    }
    if (course.tokens().stream().anyMatch(it -> truthProbability(it.filled()).isPresent())) {
      all.add(rows.row("truth gets", token -> percent(truthProbability(token.filled()))));
    }
    all.add(rows.row("D says", token -> verdict(token.judged())));
    all.add(
        course.hasNotebook()
            ? rows.row("cell", token -> token.cell().map(GlossRows::cell).orElse(BLANK))
            : rows.row("D is", GlossRows::rightOrWrong));
    return new Gloss(Extent.WHOLE, all);
  }

  /** What the generator does again; nothing where none of its substitutes was caught. */
  static Optional<Gloss> regeneration(CourseView course) {
    if (course.tokens().stream().allMatch(token -> token.filledAgain().isEmpty())) {
      return Optional.empty();
    }
    GlossRows rows = new GlossRows(course);
    List<Row> all = new ArrayList<>();
    all.add(rows.text());
    all.add(rows.again("G reads", TokenView::filledAgain, GlossRows::generatorReads));
    all.add(rows.again("G says", TokenView::filledAgain, GlossRows::guess));
    if (course.slots() > 0) {
      all.add(rows.again("truth got", TokenView::filledAgain, GlossRows::before));
    }
    all.add(
        rows.again(
            "truth gets",
            TokenView::filledAgain,
            (token, again) -> percent(truthProbability(again))));
    return Optional.of(new Gloss(Extent.NOTED_ONLY, all));
  }

  /**
   * What the discriminator is asked again; nothing where it was right everywhere, or where nothing
   * was put right, for then all is as before.
   */
  static Optional<Gloss> rediscrimination(CourseView course) {
    if (course.count(NotebookCell.CAUGHT) == 0 || !course.isJudgedAgain()) {
      return Optional.empty();
    }
    GlossRows rows = new GlossRows(course);
    return Optional.of(
        new Gloss(
            Extent.NOTED_ONLY,
            List.of(
                rows.text(),
                rows.again("D reads", TokenView::judgedAgain, GlossRows::discriminatorReads),
                rows.again("D said", TokenView::judgedAgain, GlossRows::earlierVerdict),
                rows.again("D says", TokenView::judgedAgain, (token, again) -> verdict(again)),
                rows.again("right is", TokenView::judgedAgain, GlossRows::rightAnswer))));
  }

  private Row text() {
    return row("text", token -> token.truth().map(Cell::of).orElse(new Cell(NOTHING, Tone.QUIET)));
  }

  private Row row(String name, Function<TokenView, Cell> cell) {
    return new Row(name, tokens.stream().map(cell).toList());
  }

  /** A line of a correction. */
  private <T> Row again(String name, Function<TokenView, Optional<T>> part, LineOf<T> line) {
    return row(name, token -> part.apply(token).map(it -> line.cell(token, it)).orElse(BLANK));
  }

  /** What a line of a correction says of a token. */
  @FunctionalInterface
  private interface LineOf<T> {
    Cell cell(TokenView token, T again);
  }

  private static Cell generatorReads(TokenView token, Filled filled) {
    boolean asked = filled.guess().isPresent();
    return asked || !token.isTruth(filled.reads())
        ? new Cell(filled.reads(), Tone.NOTED)
        : new Cell(SAME, Tone.QUIET);
  }

  private static Cell guess(TokenView token, Filled filled) {
    return filled
        .guess()
        .map(Guess::token)
        .map(said -> new Cell(said, token.isTruth(said) ? Tone.GOOD : Tone.WARNING))
        .orElse(BLANK);
  }

  private static OptionalDouble truthProbability(Filled filled) {
    return filled.guess().map(Guess::truthProbability).orElse(OptionalDouble.empty());
  }

  private static Cell before(TokenView token, Filled again) {
    return again.guess().isPresent() ? percent(truthProbability(token.filled())) : BLANK;
  }

  /** What was put right stands out, for it is not what the discriminator read before. */
  private static Cell discriminatorReads(TokenView token, Judged again) {
    if (!again.reads().equals(token.judged().reads())) {
      return new Cell(again.reads(), Tone.GOOD);
    }
    return token.isTruth(again.reads())
        ? new Cell(SAME, Tone.QUIET)
        : new Cell(again.reads(), Tone.WARNING);
  }

  private static Cell earlierVerdict(TokenView token, Judged again) {
    return again.replaced().isPresent() ? verdict(token.judged()) : BLANK;
  }

  private static Cell rightAnswer(TokenView token, Judged again) {
    return again.replaced().isPresent()
        ? Cell.of(token.differs() ? "replaced" : "original")
        : BLANK;
  }

  private static Cell verdict(Judged judged) {
    return judged.suspects()
        ? new Cell(Percent.of(judged.replaced().orElseThrow()), Tone.NOTED)
        : percent(judged.replaced());
  }

  private static Cell percent(OptionalDouble probability) {
    return probability.isPresent() ? Cell.of(Percent.of(probability.getAsDouble())) : BLANK;
  }

  private static Cell rightOrWrong(TokenView token) {
    if (token.judged().isAstray()) {
      return Cell.of("?");
    }
    return token.judged().suspects() == token.differs()
        ? new Cell("right", Tone.QUIET)
        : new Cell("wrong", Tone.BAD);
  }

  private static Cell cell(NotebookCell cell) {
    return new Cell(name(cell), tone(cell));
  }

  /** A cell's name in one word. */
  static String name(NotebookCell cell) {
    return cell == NotebookCell.FALSE_ALARM ? "alarm" : cell.name().toLowerCase(Locale.ROOT);
  }

  private static Tone tone(NotebookCell cell) {
    return switch (cell) {
      case SETTLED -> Tone.QUIET;
      case FALSE_ALARM -> Tone.WARNING;
      case FOOLED -> Tone.BAD;
      case CAUGHT -> Tone.GOOD;
    };
  }
}
