package mcl.cli.encode;

import java.util.List;
import java.util.Map;

/** How one kind of answer is shown. */
interface AnswerView {
  /** A line above the table: what the numbers are. */
  String heading();

  /** The fields of a JSON line, behind those that every answer has. */
  Map<String, Object> fields(Reading reading);

  /** The lines of the table for one text, below its heading. */
  List<String> lines(Reading reading, Screen screen);
}
