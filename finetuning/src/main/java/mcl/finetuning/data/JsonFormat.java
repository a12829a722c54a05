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
            .map(name -> Texts.filled(text(fields, name, place), place))
            .toList();
    Label label =
        columns
            .label(fields::has)
            .map(name -> form.of(text(fields, name, place), place))
            .orElseGet(Label.Unknown::new);
    return new Example(texts, label, place);
  }

  private String text(JsonNode fields, String name, String place) {
    JsonNode value = JsonLine.field(fields, name, place, columns.options());
    if (!value.isValueNode() || value.isNull()) {
      throw UserException.of(
          "%s: field \"%s\" is %s; expected a text, a number or a truth value.",
          place, name, JsonLine.kind(value));
    }
    return value.asText();
  }
}
