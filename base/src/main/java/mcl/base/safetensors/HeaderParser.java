package mcl.base.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import mcl.base.check.UserException;
import mcl.base.json.Json;

/** Reads the JSON text of a header, strictly, one token at a time. */
final class HeaderParser {
  static final String METADATA = "__metadata__";

  /** A header is three levels deep; fields that are not known may go a little deeper. */
  private static final int MAX_NESTING = 16;

  /** Names are neither interned nor kept, since the file may hold any number of them. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_NESTING)
                  .maxNameLength(HeaderReader.MAX_HEADER_BYTES)
                  .maxStringLength(HeaderReader.MAX_HEADER_BYTES)
                  .build())
          .build();

  private final DamagedFile file;
  private final CharBuffer text;
  private final Map<String, TensorHeader> tensors = new LinkedHashMap<>();
  private Map<String, String> metadata;

  HeaderParser(DamagedFile file, CharBuffer text) {
    this.file = file;
    this.text = text;
  }

  FileHeader parse() {
    try (JsonParser json =
        FACTORY.createParser(text.array(), text.arrayOffset(), text.remaining())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        entry(json, json.currentName());
      }
      if (json.nextToken() != null) {
        throw file.because("has more than one JSON value in its header.");
      }
      return new FileHeader(metadata == null ? Map.of() : metadata, tensors);
    } catch (JsonProcessingException e) {
      throw notJson(e);
    } catch (IOException e) {
      throw new IllegalStateException("text in memory cannot fail to be read", e);
    }
  }

  private void entry(JsonParser json, String name) throws IOException {
    json.nextToken();
    if (name.equals(METADATA)) {
      if (metadata != null) {
        throw twice(METADATA);
      }
      metadata = metadata(json);
    } else {
      requireUnicode(name);
      if (tensors.put(name, new EntryParser(file, name).parse(json)) != null) {
        throw twice(name);
      }
    }
  }

  private Map<String, String> metadata(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw file.because("has a %s that is not an object of strings.", METADATA);
    }
    Map<String, String> entries = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      requireUnicode(key);
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        throw file.because("has a value in %s, %s, that is no string.", METADATA, Quote.of(key));
      }
      requireUnicode(json.getText());
      if (entries.put(key, json.getText()) != null) {
        throw file.because("holds the key %s twice in %s.", Quote.of(key), METADATA);
      }
    }
    return entries;
  }

  /** An escape such as \ud800 can smuggle half a character into text that is valid UTF-8. */
  private void requireUnicode(String given) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(given)) {
      throw file.because("has half a surrogate pair in the text %s.", Quote.of(given));
    }
  }

  private UserException notJson(JsonProcessingException e) {
    String place =
        e.getLocation() == null ? "" : " at character " + e.getLocation().getCharOffset();
    UserException fault =
        file.because(
            "has a header that is not valid JSON%s: %s", place, Quote.shortened(Json.fault(e)));
    fault.initCause(e);
    return fault;
  }

  private UserException twice(String name) {
    return file.because("holds the key %s twice in its header.", Quote.of(name));
  }
}
