package mcl.cli.showcourses;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mcl.cli.report.HtmlReport;
import mcl.cli.report.Table;
import mcl.cli.report.Table.Cell;

/** Shows it as a page: a token is a line of a table there, and tokens are numbered from 1. */
record PageScreen(HtmlReport page) implements Screen {
  private static final String LEGEND =
      "Green: right, or caught. Yellow: a wrong token, or a false alarm. Red: D is fooled, or wrong."
          + " Coloured letters: where G is asked, and where D says replaced.";

  @Override
  public void heading(String text) {
    page.heading(text);
  }

  @Override
  public void paragraph(String text) {
    page.paragraph(text);
  }

  @Override
  public void caution(String text) {
    page.note(text);
  }

  @Override
  public void meanings(Map<String, String> meanings) {
    page.keyValues(meanings);
  }

  @Override
  public void legend() {
    page.paragraph(LEGEND);
  }

  @Override
  public void gloss(String caption, Gloss gloss) {
    List<String> heads = new ArrayList<>(List.of("place"));
    gloss.rows().forEach(row -> heads.add(row.name()));
    Table table =
        Table.of(caption, heads.toArray(String[]::new)).withNumbers(GlossRows.PERCENTAGES);
    for (int column : gloss.shown()) {
      table = table.row(cells(gloss, column));
    }
    page.table(table);
  }

  private static Cell[] cells(Gloss gloss, int column) {
    return Stream.concat(
            Stream.of(Cell.of(Integer.toString(column + 1))),
            gloss.rows().stream().map(row -> row.cells().get(column)))
        .toArray(Cell[]::new);
  }
}
