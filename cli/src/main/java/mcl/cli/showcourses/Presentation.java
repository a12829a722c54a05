package mcl.cli.showcourses;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
  private final Schooling schooling;

  Presentation(
      Map<String, String> facts,
      Optional<String> caution,
      List<CourseView> courses,
      Schooling schooling) {
    this.facts = facts;
    this.caution = caution;
    this.courses = List.copyOf(courses);
    this.schooling = schooling;
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
    screen.legend();
    courses.forEach(course -> show(screen, course));
  }

  /** The lines that are there. */
  private Map<String, String> rows() {
    Map<String, String> rows = new LinkedHashMap<>();
    rows.put("text", "The original tokens, as the tokenizer cuts words; – where nothing belongs.");
    rows.put("G reads", "What stands before G where it is asked; · is the token of the text.");
    rows.put(
        "G writes",
        "Its guess, drawn with the probabilities that it gives to all tokens. A lucky guess is the"
            + " original again.");
    rows.put("truth gets", "The probability that G gave to the true token.");
    rows.put("D reads", "What stands before D, where G writes nothing.");
    rows.put("D says", "How likely D finds a token replaced; above 50% it says that it is.");
    rows.put("cell", "Where the notebook keeps the position; special tokens are not kept.");
    rows.put("D is", "Where there is no notebook: whether D said the right thing.");
    rows.keySet().retainAll(courses.stream().flatMap(Presentation::names).toList());
    return rows;
  }

  private static Stream<String> names(CourseView course) {
    return GlossRows.course(course).rows().stream().map(Gloss.Row::name);
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

  private void show(Screen screen, CourseView course) {
    String name = CourseWords.name(course.kind());
    screen.heading(name + " (" + course.kind().shortName() + ")");
    screen.paragraph(CourseWords.explanation(course));
    Remarks.before(course, schooling).forEach(screen::paragraph);
    screen.gloss(name + ", token by token", GlossRows.course(course));
    screen.paragraph(Remarks.after(course));
    if (course.kind().hasTruth()) {
      Corrections.show(screen, course, schooling);
    }
  }
}
