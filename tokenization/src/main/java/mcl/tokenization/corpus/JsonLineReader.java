package mcl.tokenization.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * A JSON object a line. The objects are streamed, not read into records: of a line only the one
 * field is kept, whatever else it holds.
 */
final class JsonLineReader extends PartReader {
  private final Utf8Text utf8;
  private final String field;
  private final JsonFactory json;

  JsonLineReader(LineScanner lines, CorpusConfig config, PartLog log) {
    super(lines, log);
    this.utf8 = new Utf8Text(log);
    this.field = config.jsonField();
    this.json =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder().maxStringLength(config.maxLineBytes()).build())
            .build();
  }

  @Override
  String nextText() {
    while (lines.next()) {
      if (lines.isCut() || lines.isContinued() || lines.isBlank()) {
        continue;
      }
      String line =
          utf8.decode(lines.bytes(), lines.start(), lines.end(), lines.number(), lines.offset());
      String text = textOf(line);
      if (text != null) {
        return valid(text).replace("\r\n", "\n");
      }
    }
    return null;
  }

  /** The text in the line's field, or null where there is none, which is then noted. */
  private String textOf(String line) {
    try (JsonParser parser = json.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return skip(CorpusFault.MALFORMED_JSON, "expected {\"" + field + "\": ...}");
      }
      String text = null;
      boolean present = false;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(field);
        present |= wanted;
        boolean isText = parser.nextToken() == JsonToken.VALUE_STRING;
        text = wanted ? (isText ? parser.getText() : null) : text;
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        return skip(CorpusFault.MALFORMED_JSON, "something follows the object");
      }
      String detail = "\"" + field + "\" is " + (present ? "not a string" : "missing");
      return text == null ? skip(CorpusFault.MISSING_FIELD, detail) : text;
    } catch (JsonProcessingException e) {
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      return skip(CorpusFault.MALFORMED_JSON, "column " + column + ", " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
  }

  private String skip(CorpusFault fault, String detail) {
    log.add(fault, lines.number(), lines.offset(), detail);
    return null;
  }

  /** JSON can escape half a surrogate pair, which is no character. */
  private String valid(String text) {
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          i++;
        } else {
          mended = mended == null ? new StringBuilder(text) : mended;
          mended.setCharAt(i, '\uFFFD');
        }
      }
    }
    if (mended == null) {
      return text;
    }
    log.add(
        CorpusFault.INVALID_UTF8,
        lines.number(),
        lines.offset(),
        "an escape stands for half a surrogate pair");
    return mended.toString();
  }
}
