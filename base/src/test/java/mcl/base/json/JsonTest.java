package mcl.base.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.check.Require;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonTest {
  enum Kind {
    LINEAR,
    COSINE
  }

  record Step(int size, double rate) {
    Step {
      Require.argument(rate > 0, "rate must be above 0, not %s", rate);
    }
  }

  record Run(String name, Kind kind, boolean fast, Step step, List<Step> phases, String note) {}

  private static final Run DEFAULTS =
      new Run("small", Kind.LINEAR, true, new Step(8, 0.5), List.of(), null);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("run.json");
  }

  @Test
  void fieldsLeftOutKeepTheirDefaultsAtAnyDepth() throws IOException {
    Run read = read("{'kind': 'COSINE', 'step': {'rate': 1}}");
    assertEquals(new Run("small", Kind.COSINE, true, new Step(8, 1), List.of(), null), read);
    assertEquals(DEFAULTS, read("{}"));
  }

  @Test
  void commentsAreAllowed() throws IOException {
    assertEquals("x", read("{ // one\n/* two */ 'name': 'x' }").name());
  }

  @Test
  void listsReplaceTheirDefaults() throws IOException {
    Run read = read("{'phases': [{'size': 1, 'rate': 2}]}");
    assertEquals(List.of(new Step(1, 2)), read.phases());
  }

  @Test
  void reject_unknownFieldWithASuggestion() {
    assertRefused(
        ", line 3, field \"step.sise\": unknown field. Did you mean \"size\"?",
        "{\n'step': {\n'sise': 3}}");
    assertRefused(
        ", line 1, field \"step.momentum\": unknown field. Known here: rate, size.",
        "{'step': {'momentum': 3}}");
  }

  @Test
  void reject_wrongTypes() {
    assertRefused(
        ", line 1, field \"name\": expected a text in double quotes, not 5.", "{'name': 5}");
    assertRefused(
        ", line 1, field \"fast\": expected true or false, not \"true\".", "{'fast': 'true'}");
    assertRefused(", line 1, field \"fast\": expected true or false, not 1.", "{'fast': 1}");
    assertRefused(", line 1, field \"step\": expected an object { }, not 5.", "{'step': 5}");
    assertRefused(", line 1, field \"phases\": expected a list [ ], not {}.", "{'phases': {}}");
    assertRefused(
        ", line 1, field \"step.rate\": expected a number, not \"0.5\".",
        "{'step': {'rate': '0.5'}}");
  }

  @Test
  void reject_fractionWhereAWholeNumberBelongs() {
    assertRefused(
        ", line 2, field \"step.size\": expected a whole number, not 1.5.",
        "{'step': {\n'size': 1.5}}");
    assertRefused(
        ", line 2, field \"step.size\": expected a whole number, not 1.0.",
        "{'step': {\n'size': 1.0}}");
  }

  @Test
  void reject_numbersThatAreTooLarge() {
    assertRefused(
        ", line 1, field \"step.size\": Numeric value (3000000000) out of range of int"
            + " (-2147483648 - 2147483647).",
        "{'step': {'size': 3000000000}}");
    assertRefused(
        ", line 2: not valid JSON: the number 1e999 is too large.", "{'step': {\n'rate': 1e999}}");
  }

  @Test
  void reject_unknownConstants() {
    assertRefused(
        ", line 1, field \"kind\": there is no \"linear\" here. Did you mean \"LINEAR\"?",
        "{'kind': 'linear'}");
    assertRefused(
        ", line 1, field \"kind\": there is no \"\" here. Known here: LINEAR, COSINE.",
        "{'kind': ''}");
    assertRefused(
        ", line 1, field \"kind\": there is no 0 here. Known here: LINEAR, COSINE.", "{'kind': 0}");
  }

  @Test
  void reject_valuesThatTheRecordRefuses() {
    assertRefused(
        ", line 2, field \"step.rate\": rate must be above 0, not -1.0",
        "{\n'step': {'rate': -1}}");
  }

  @Test
  void reject_nullOverADefault() {
    assertRefused(
        ", line 2, field \"step.size\": null is no value here. Leave the field out to keep its"
            + " default.",
        "{'step': {\n'size': null}}");
    assertRefused(
        ", line 1, field \"name\": null is no value here. Leave the field out to keep its default.",
        "{'name': null}");
  }

  @Test
  void elementsOfListsHaveTheirOwnLines() {
    assertRefused(
        ", line 3, field \"phases[1].size\": expected a whole number, not \"x\".",
        "{'phases': [\n{'size': 1, 'rate': 1},\n{'size': 'x', 'rate': 1},\n{'size': 1}]}");
  }

  @Test
  void withoutDefaultsEveryFieldMustBeThere() throws IOException {
    Files.writeString(file, "{\n\"size\": 3}");
    assertEquals(
        file + ", line 1, field \"rate\": this field is missing.",
        assertThrows(ConfigException.class, () -> Json.read(file, Step.class)).getMessage());
    Files.writeString(file, Json.text(DEFAULTS).replace("\"name\" : \"small\",", ""));
    assertEquals(
        file + ", line 1, field \"name\": this field is missing.",
        assertThrows(ConfigException.class, () -> Json.read(file, Run.class)).getMessage());
  }

  @Test
  void reject_duplicateFields() {
    assertRefused(
        ", line 2: not valid JSON: Duplicate field 'name'.", "{'name': 'a',\n'name': 'b'}");
  }

  @Test
  void reject_trailingGarbage() {
    assertRefused(", line 2: not valid JSON: a second value follows the first.", "{}\n{}");
    String message = refusal("{}\nx");
    assertTrue(message.startsWith(", line 2: not valid JSON: Unrecognized token 'x'"), message);
  }

  @Test
  void reject_filesCutShort() {
    assertRefused(
        ", line 2: not valid JSON: Unexpected end-of-input: expected close marker for Object.",
        "{'name': 'x'\n");
  }

  @Test
  void reject_whatIsNoObject() {
    for (String text : List.of("", "null", "[]", "5")) {
      assertRefused(" must hold one JSON object: { ... }.", text);
    }
  }

  @Test
  void reject_invalidUtf8() throws IOException {
    Files.write(file, new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'});
    assertEquals(file + ", line 1: not valid JSON: Invalid UTF-8 start byte 0xff.", message());
  }

  @Test
  void reject_missingFilesAndFolders() {
    assertEquals(file + " does not exist.", message());
    file = folder;
    assertTrue(message().startsWith(folder + " cannot be read: "), message());
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Run run =
        new Run(
            "größe \"\n",
            Kind.COSINE,
            false,
            new Step(1, 1e-300),
            List.of(new Step(2, 0.1)),
            "note");
    Json.write(file, run);
    assertEquals(run, Json.read(file, Run.class));
    assertEquals(Json.text(run), Files.readString(file));
  }

  @Test
  void textEndsWithALineBreakAndLineHoldsNone() {
    assertEquals("{\n  \"a\" : [\n    1\n  ]\n}\n", Json.text(Map.of("a", List.of(1))));
    assertEquals("{\"a\":[1]}", Json.line(Map.of("a", List.of(1))));
  }

  @Test
  void numbersThatAreNoneSurviveAsText() throws IOException {
    record Report(double score) {}
    Json.write(file, new Report(Double.NaN));
    assertEquals(Double.NaN, Json.read(file, Report.class).score());
  }

  @Test
  void treeIsAsStrict() throws IOException {
    assertEquals(1, Json.tree("{\"a\": 1}").get("a").asInt());
    assertThrows(JsonProcessingException.class, () -> Json.tree("{\"a\":1,\"a\":2}"));
    assertThrows(JsonProcessingException.class, () -> Json.tree("{} x"));
  }

  private Run read(String text) throws IOException {
    Files.writeString(file, text.replace('\'', '"'));
    return Json.read(file, Run.class, DEFAULTS);
  }

  private String message() {
    return assertThrows(ConfigException.class, () -> Json.read(file, Run.class, DEFAULTS))
        .getMessage();
  }

  private String refusal(String text) {
    String message = assertThrows(ConfigException.class, () -> read(text)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    return message.substring(file.toString().length());
  }

  private void assertRefused(String expected, String text) {
    assertEquals(expected, refusal(text));
  }
}
