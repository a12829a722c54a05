package mcl.finetuning.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import mcl.base.check.UserException;

/** A JSON object on each line. Labels may be numbers or truth values. */
public record JsonFormat(Columns columns, LabelForm form) implements RowFormat {
  @Override
  public Example row(String line, String place) {
    JsonNode fields = JsonLine.parse(line, place);
    List<String> texts =
        columns.texts().stream()
            .map(name -> Texts.filled(field(fields, name, place), place))
            .toList();
    Label label =
        columns
            .label()
            .map(name -> form.of(field(fields, name, place), place))
            .orElseGet(Label.Unknown::new);
    return new Example(texts, label, place);
  }

  private static String field(JsonNode fields, String name, String place) {
    JsonNode value = JsonLine.field(fields, name, place);
    if (!value.isValueNode() || value.isNull()) {
      throw UserException.of(
          "%s: field \"%s\" is %s; expected a text, a number or a truth value.",
          place, name, JsonLine.kind(value));
    }
    return value.asText();
  }
}
