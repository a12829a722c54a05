package mcl.cli.encode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mcl.tokenization.vocabulary.Vocabulary;

/** The generator's logits over the vocabulary, for each {@code [MASK]}. */
record MaskLogitsView(Vocabulary vocabulary) implements AnswerView {
  @Override
  public String heading() {
    return "Length and first of the logits over the vocabulary, for each [MASK].";
  }

  @Override
  public Map<String, Object> fields(Reading reading) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("tokens", Tokens.pieces(vocabulary, reading.input()));
    fields.put("ids", reading.input().ids().toArray());
    fields.put("masks", Tokens.positions(reading.input(), vocabulary.special().mask()));
    fields.put("logits", VectorsView.rows(reading));
    return fields;
  }

  @Override
  public List<String> lines(Reading reading, Screen screen) {
    int[] positions = Tokens.positions(reading.input(), vocabulary.special().mask());
    return IntStream.range(0, positions.length)
        .mapToObj(
            row ->
                String.format("  token %3d", positions[row])
                    + Tokens.summary(reading.answer().row(row)))
        .toList();
  }
}
