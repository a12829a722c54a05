package mcl.cli.encode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mcl.cli.terminal.TextWidth;
import mcl.tokenization.vocabulary.Vocabulary;

/** A vector for each token. */
record VectorsView(Vocabulary vocabulary) implements AnswerView {
  @Override
  public String heading() {
    return "Length and first numbers of each token's vector.";
  }

  @Override
  public Map<String, Object> fields(Reading reading) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tokens", Tokens.pieces(vocabulary, reading.input()));
    fields.put("ids", reading.input().ids().toArray());
    fields.put("vectors", rows(reading));
    return fields;
  }

  /** All rows of an answer. */
  static List<Object> rows(Reading reading) {
    return IntStream.range(0, reading.answer().rows())
        .mapToObj(row -> Tokens.json(reading.answer().row(row)))
        .toList();
  }

  @Override
  public List<String> lines(Reading reading, Screen screen) {
    List<String> tokens = Tokens.printable(vocabulary, reading.input());
    int widest = tokens.stream().mapToInt(TextWidth::of).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < tokens.size(); row++) {
      String spaces = " ".repeat(widest - TextWidth.of(tokens.get(row)));
      lines.add("  " + tokens.get(row) + spaces + Tokens.summary(reading.answer().row(row)));
    }
    return lines;
  }
}
