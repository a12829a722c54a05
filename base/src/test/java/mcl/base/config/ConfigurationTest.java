package mcl.base.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mcl.base.json.ConfigException;
import mcl.base.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
  @TempDir Path folder;

  @Test
  void withoutAFileAllIsDefault() {
    Configuration<SampleRun> config =
        Configuration.read(Optional.empty(), List.of(), SampleRun.defaults());
    assertEquals(SampleRun.defaults(), config.value());
    assertEquals("default", config.origin("/steps").place());
  }

  @Test
  void aFileLiesOverWhatItExtends_atAnyDepth() throws IOException {
    write("base.json", "{\n'steps': 50,\n'rate': {'share': 0.1, 'on': false}}");
    write("mine.json", "{'$schema': 'x', 'extends': 'base.json',\n'rate': {\n'share': 0.2}}");
    Configuration<SampleRun> config = read("mine.json");
    assertEquals(50, config.value().steps());
    assertEquals(new SampleRun.Rate(0.2, false), config.value().rate());
    assertEquals(folder.resolve("base.json") + ", line 2", config.origin("/steps").place());
    assertEquals(folder.resolve("mine.json") + ", line 3", config.origin("/rate/share").place());
    assertEquals(folder.resolve("base.json") + ", line 3", config.origin("/rate/on").place());
    assertEquals("default", config.origin("/warmup").place());
  }

  @Test
  void ofSeveralBasesTheLaterOneHolds_fromTheFolderOfTheFile() throws IOException {
    Files.createDirectories(folder.resolve("parts"));
    write("parts/one.json", "{'steps': 50, 'warmup': 1, 'sizes': [7, 8, 9]}");
    write("parts/two.json", "{'extends': 'shared.json', 'steps': 60, 'sizes': [5]}");
    write("parts/shared.json", "{'name': 'shared', 'steps': 70}");
    write(
        "mine.json",
        "{'extends': ['parts/one.json', 'parts/two.json'], 'rates': {'SECOND': {'on': true}}}");
    SampleRun run = read("mine.json").value();
    assertEquals(60, run.steps());
    assertEquals(1, run.warmup());
    assertEquals("shared", run.name());
    assertEquals(List.of(5), run.sizes());
    assertEquals(new SampleRun.Rate(0.25, true), run.rates().get(SampleRun.Kind.SECOND));
    assertEquals(new SampleRun.Rate(0.5, true), run.rates().get(SampleRun.Kind.FIRST));
  }

  @Test
  void ofOneFieldTheLastSettingHolds() {
    Configuration<SampleRun> read =
        Configuration.read(
            Optional.empty(),
            List.of(
                Setting.parse("--set", "rate.on=false"),
                Setting.parse("--set", "rate={\"share\": 0.2}"),
                Setting.parse("--set", "rate.share=0.3")),
            SampleRun.defaults());
    assertEquals(new SampleRun.Rate(0.3, false), read.value().rate());
    assertEquals("--set rate.share=0.3", read.origin("/rate/share").inFull());
  }

  @Test
  void twoWaysToOneFileAreNoCircle() throws IOException {
    write("root.json", "{'steps': 50}");
    write("left.json", "{'extends': 'root.json'}");
    write("right.json", "{'extends': 'root.json'}");
    write("mine.json", "{'extends': ['left.json', 'right.json']}");
    assertEquals(50, read("mine.json").value().steps());
  }

  @Test
  void reject_circles() throws IOException {
    write("a.json", "{\n'extends': 'b.json'}");
    write("b.json", "{'extends': ['./a.json']}");
    assertRefused(
        "b.json, line 1 (extended by DIR/a.json), field \"extends\": the files extend each other in"
            + " a circle: DIR/a.json -> DIR/b.json -> DIR/a.json.",
        "a.json");
    write("self.json", "{'extends': 'self.json'}");
    assertRefused(
        "self.json, line 1, field \"extends\": the files extend each other in a circle:"
            + " DIR/self.json -> DIR/self.json.",
        "self.json");
  }

  @Test
  void reject_whatIsNoNameOfAFile() throws IOException {
    write("mine.json", "{\n'extends': 'no.json'}");
    assertRefused(
        "mine.json, line 2, field \"extends\": DIR/no.json is not a file. The name is taken from the"
            + " folder of DIR/mine.json.",
        "mine.json");
    String expected =
        "field \"extends\": expected the name of a file in double quotes, or a list of such, not ";
    write("mine.json", "{'extends': 5}");
    assertRefused("mine.json, line 1, " + expected + "5.", "mine.json");
    write("mine.json", "{'extends': [\nnull]}");
    assertRefused("mine.json, line 2, " + expected + "null.", "mine.json");
    write("mine.json", "{'rate': {'extends': 'x.json'}}");
    assertRefused(
        "mine.json, line 1, field \"rate.extends\": unknown field. Known here: on, share.",
        "mine.json");
  }

  @Test
  void errorsNameTheFileInWhichTheWrongFieldStands_andTheChain() throws IOException {
    write("root.json", "{\n\n'step': 50}");
    write("base.json", "{'extends': 'root.json'}");
    write("mine.json", "{'extends': 'base.json', 'steps': 60}");
    assertRefused(
        "root.json, line 3 (extended by DIR/mine.json -> DIR/base.json), field \"step\": unknown"
            + " field. Did you mean \"steps\"?",
        "mine.json");
    write("root.json", "{\n'warmup': null}");
    assertRefused(
        "root.json, line 2 (extended by DIR/mine.json -> DIR/base.json), field \"warmup\": null is"
            + " no value here. Leave the field out to keep its default.",
        "mine.json");
    write("root.json", "{\n'warmup': 5,}");
    assertRefused("root.json, line 2: not valid JSON: ", "mine.json");
  }

  @Test
  void aRangeIsReportedAtTheFieldItself() throws IOException {
    write("mine.json", "{\n'rate': {\n'on': true,\n'share': 1.5}}");
    assertRefused(
        "mine.json, line 4, field \"rate.share\": share is 1.5; it must be above 0 and below 1",
        "mine.json");
    write("mine.json", "{\n'rates': {'SECOND': {\n'share': -1}}}");
    assertRefused(
        "mine.json, line 3, field \"rates.SECOND.share\": share is -1.0; it must be above 0 and"
            + " below 1",
        "mine.json");
  }

  @Test
  void aQuarrelOfTwoFieldsIsReportedWhereOneWasGiven() throws IOException {
    write("mine.json", "{\n'name': 'x',\n'steps': 5}");
    assertRefused(
        "mine.json, line 3, field \"steps\": warmup is 10; it must be at most steps, 5",
        "mine.json");
    assertEquals(
        "--set warmup=200, field \"warmup\": warmup is 200; it must be at most steps, 100",
        refusal(Optional.empty(), "warmup=200"));
  }

  @Test
  void numbersThatAreNoneAreRefusedInPlainWords() throws IOException {
    write("mine.json", "{'rate': {\n'share': NaN}}");
    assertRefused(
        "mine.json, line 2: not valid JSON: NaN is no number that can be used; give a finite one.",
        "mine.json");
    write("mine.json", "{'rate': {\n'share': -Infinity}}");
    assertRefused("mine.json, line 2: not valid JSON: -Infinity is no number", "mine.json");
    write("mine.json", "{'rate': {\n'share': 'NaN'}}");
    assertRefused(
        "mine.json, line 2, field \"rate.share\": share is NaN; it must be above 0 and below 1",
        "mine.json");
  }

  @Test
  void settingsLieOverFiles() throws IOException {
    write("mine.json", "{'steps': 50, 'sizes': [1, 2, 3]}");
    Configuration<SampleRun> config =
        read(
            "mine.json",
            "steps=60",
            "rate.share=2e-1",
            "name=a word",
            "rates.SECOND.on=true",
            "sizes=[9]",
            "rate={\"on\": false}",
            "steps=70");
    SampleRun run = config.value();
    assertEquals(70, run.steps());
    assertEquals(new SampleRun.Rate(0.2, false), run.rate());
    assertEquals("a word", run.name());
    assertEquals(new SampleRun.Rate(0.25, true), run.rates().get(SampleRun.Kind.SECOND));
    assertEquals(List.of(9), run.sizes());
    assertEquals("--set steps=70", config.origin("/steps").place());
  }

  @Test
  void reject_wrongSettingsByTheirName() {
    assertEquals(
        "--set rate.shar=1, field \"rate.shar\": unknown field. Did you mean \"share\"?",
        refusal(Optional.empty(), "rate.shar=1"));
    assertEquals(
        "--set share=1, field \"share\": unknown field. Did you mean \"rate.share\"?",
        refusal(Optional.empty(), "share=1"));
    assertEquals(
        "--set rates.THIRD.on=true, field \"rates.THIRD\": unknown field. Known here: FIRST,"
            + " SECOND.",
        refusal(Optional.empty(), "rates.THIRD.on=true"));
    assertEquals(
        "--set steps=many, field \"steps\": expected a whole number, not \"many\".",
        refusal(Optional.empty(), "steps=many"));
    assertEquals(
        "--set steps.x=1, field \"steps\": expected a whole number, not {\"x\":1}.",
        refusal(Optional.empty(), "steps.x=1"));
    assertEquals(
        "--set steps=null, field \"steps\": null is no value here. Leave the field out to keep its"
            + " default.",
        refusal(Optional.empty(), "steps=null"));
    for (String text : List.of("steps", "=5", "rate.=1", "rate..share=1", "")) {
      assertEquals(
          "--set: expected FIELD=VALUE, such as optimizer.learningRate=2e-4, not \"" + text + "\".",
          refusal(Optional.empty(), text));
    }
  }

  @Test
  void whatIsResolvedReadsAsTheSame() throws IOException {
    write("mine.json", "{'steps': 50, 'rates': {'SECOND': {'share': 0.1}}}");
    SampleRun run = read("mine.json").value();
    Json.write(folder.resolve("again.json"), run);
    assertEquals(run, read("again.json").value());
  }

  @Test
  void theRecordOfARunStandsForItsConfiguration() throws IOException {
    write(
        "run.json",
        "{'code': 'MCL', 'vocabularySha256': '77',\n'config': {'steps': 50,\n'warmup': 1}}");
    Configuration<SampleRun> config = read("run.json");
    assertEquals(50, config.value().steps());
    assertEquals(folder.resolve("run.json") + ", line 3", config.origin("/warmup").place());
    write("mine.json", "{'extends': 'run.json', 'steps': 60}");
    assertEquals(1, read("mine.json").value().warmup());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  private Configuration<SampleRun> read(String name, String... settings) {
    return read(Optional.of(folder.resolve(name)), settings);
  }

  private static Configuration<SampleRun> read(Optional<Path> file, String... settings) {
    return Configuration.read(
        file,
        Stream.of(settings).map(text -> Setting.parse("--set", text)).toList(),
        SampleRun.defaults());
  }

  private static String refusal(Optional<Path> file, String... settings) {
    return assertThrows(ConfigException.class, () -> read(file, settings)).getMessage();
  }

  /** DIR stands for the folder. */
  private void assertRefused(String expected, String name) {
    String message = refusal(Optional.of(folder.resolve(name)));
    String whole = folder + "/" + expected.replace("DIR", folder.toString());
    assertEquals(whole, message.substring(0, Math.min(whole.length(), message.length())));
  }
}
