package mcl.cli.encode;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import mcl.base.json.Json;

/** Writes an object for each text: its index, whether it was cut, and the answer. */
record JsonLinesPrinter(AnswerView view, PrintStream out) implements AnswerPrinter {
  @Override
  public void print(Reading reading) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("index", reading.index());
    line.put("length", reading.input().length());
    line.put("cut", reading.input().cut());
    line.putAll(view.fields(reading));
    out.print(Json.line(line) + "\n");
  }
}
