package mcl.cli.showcourses;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mcl.cli.report.HtmlReport;
import mcl.cli.terminal.Terminal;
import mcl.courses.correction.NotebookCell;

/** Everything there is to say of a text and its courses, in the order in which it is understood. */
public final class Presentation {
  private static final String TITLE = "What the courses make of a text";

  private static final String INTRODUCTION =
      "Two networks learn from each other. The generator G guesses what belongs at some places of a"
          + " text. The discriminator D reads the text with these guesses and says of each token whether"
          + " it belongs where it stands. Each course spoils the text in a way of its own. A notebook"
          + " keeps what D got right and wrong, and the corrections let both study their mistakes again.";

  private final Map<String, String> facts;
  private final Optional<String> caution;
  private final List<CourseView> courses;

  Presentation(Map<String, String> facts, Optional<String> caution, List<CourseView> courses) {
    this.facts = facts;
    this.caution = caution;
    this.courses = List.copyOf(courses);
  }

  /** Shows it as text. */
  public void print(Terminal terminal) {
    Screen screen = new TerminalScreen(terminal);
    screen.heading(TITLE);
    show(screen);
    terminal.out().flush();
  }

  /** Writes it as a page. */
  public void write(Path file) throws IOException {
    page().write(file);
  }

  HtmlReport page() {
    HtmlReport page = new HtmlReport(TITLE);
    show(new PageScreen(page));
    return page;
  }

  private void show(Screen screen) {
    screen.meanings(facts);
    caution.ifPresent(screen::caution);
    screen.paragraph(INTRODUCTION);
    screen.heading("How to read it");
    screen.meanings(rows());
    if (courses.stream().anyMatch(CourseView::hasNotebook)) {
      screen.paragraph("The cells of the notebook:");
      screen.meanings(cells());
    }
    courses.forEach(course -> show(screen, course));
  }

  private static Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("text", "The original tokens, as the tokenizer cuts words; – where nothing belongs.");
    rows.put("G reads", "What stands before G where it is asked; · is the token of the text.");
    rows.put(
        "G writes",
        "Its guess, drawn with the probabilities that it gives to all tokens. A lucky guess is the"
            + " original again.");
    rows.put("truth gets", "The probability that G gave to the true token.");
    rows.put("D says", "How likely D finds a token replaced; above 50% it says that it is.");
    rows.put("cell", "Where the notebook keeps the position; special tokens are not kept.");
    rows.put("D is", "Where there is no notebook: whether D said the right thing.");
    return rows;
  }

  private static Map<String, String> cells() {
    Map<String, String> cells = new LinkedHashMap<>();
    for (NotebookCell cell : NotebookCell.values()) {
      cells.put(GlossRows.name(cell), meaning(cell));
    }
    return cells;
  }

  private static String meaning(NotebookCell cell) {
    return switch (cell) {
      case SETTLED -> "The original token, and D says so: nothing to correct.";
      case FALSE_ALARM ->
          "A false alarm: the original token, but D says replaced. D looks at it again.";
      case FOOLED -> "Another token, but D says original. D looks at it again.";
      case CAUGHT -> "Another token, and D says so: it was too easy to find, and G tries again.";
    };
  }

  private static void show(Screen screen, CourseView course) {
    String name = CourseWords.name(course.kind());
    screen.heading(name + " (" + course.kind().shortName() + ")");
    screen.paragraph(CourseWords.explanation(course.kind()));
    if (course.cut() > 0) {
      screen.paragraph("Tokens cut from the end to make room: " + course.cut() + ".");
    }
    screen.gloss(name + ", token by token", GlossRows.course(course));
    screen.paragraph(course.hasNotebook() ? notebook(course) : found(course));
    if (course.kind().hasTruth()) {
      corrections(screen, course);
    }
  }

  private static String notebook(CourseView course) {
    return Arrays.stream(NotebookCell.values())
        .map(cell -> course.count(cell) + " " + GlossRows.name(cell))
        .collect(Collectors.joining(", ", "Notebook: ", "."));
  }

  private static String found(CourseView course) {
    long wrong = course.tokens().stream().filter(TokenView::differs).count();
    long found =
        course.tokens().stream().filter(it -> it.differs() && it.judged().suspects()).count();
    long suspected = course.tokens().stream().filter(it -> it.judged().suspects()).count();
    return String.format(
        Locale.ROOT,
        "D found %d of %d tokens that do not belong, and suspected %d of %d that do.",
        found,
        wrong,
        suspected - found,
        course.tokens().size() - wrong);
  }

  private static void corrections(Screen screen, CourseView course) {
    screen.heading("Corrections (" + course.kind().correctionName() + ")");
    Optional<Gloss> generation = GlossRows.regeneration(course);
    screen.paragraph(
        generation.isEmpty()
            ? "Re-generation: D caught nothing, so G has nothing to fill in again."
            : "Re-generation: what D caught was too easy to find. G reads the original text with a mask"
                + " at these places alone, and learns the true tokens. It says its likeliest token;"
                + " what the truth got is from before.");
    generation.ifPresent(it -> screen.gloss("Re-generation", it));
    Optional<Gloss> discrimination = GlossRows.rediscrimination(course);
    screen.paragraph(
        discrimination.isEmpty()
            ? "Re-discrimination: D was right everywhere, so it is asked nothing again."
            : "Re-discrimination: D reads the text with what it caught put right, so that poor guesses no"
                + " longer mislead it, and is asked again where it was wrong. A token is written out"
                + " where it was put right, or is still another than that of the text.");
    discrimination.ifPresent(it -> screen.gloss("Re-discrimination", it));
  }
}
