package mcl.cli.encode;

import java.util.List;
import java.util.Map;

/** One vector for a text. */
final class PooledView implements AnswerView {
  @Override
  public String heading() {
    return "Length and first numbers of each text's vector.";
  }

  @Override
  public Map<String, Object> fields(Reading reading) {
    return Map.of("vector", Tokens.json(reading.answer().row(0)));
  }

  @Override
  public List<String> lines(Reading reading, Screen screen) {
    return List.of("  " + Tokens.summary(reading.answer().row(0)));
  }
}
