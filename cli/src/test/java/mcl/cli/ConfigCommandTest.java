package mcl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigCommandTest {
  @TempDir Path folder;

  @Test
  void explain_saysMeaningTypeRangeAndDefault() {
    String text = CommandCall.done("config", "explain", "courses.detection.replacedToken.rate");
    for (String part :
        new String[] {
          "courses.detection.replacedToken.rate   (mcl pretrain)",
          "k = max(1, round(rate x n))",
          "type        a number",
          "range       above 0 and below 1",
          "default     0.15",
          "--set courses.detection.replacedToken.rate=0.15",
        }) {
      assertTrue(text.contains(part), text);
    }
  }

  @Test
  void explain_saysWhatEachNameMeans() {
    String text = CommandCall.done("config", "explain", "model.embeddingSharing");
    assertTrue(text.contains("gradientDisentangled"), text);
    assertTrue(text.contains("The discriminator reads the generator's"), text);
  }

  @Test
  void explain_findsTheFieldOfEitherCommand() {
    String text = CommandCall.done("config", "explain", "learningRate");
    assertTrue(text.contains("optimizer.learningRate   (mcl pretrain)"), text);
    assertTrue(text.contains("optimizer.learningRate   (mcl finetune)"), text);
    String tuned = CommandCall.done("config", "explain", "finetune", "epochs");
    assertTrue(tuned.startsWith("epochs   (mcl finetune)"), tuned);
  }

  @Test
  void explain_listsASectionAndAllFields() {
    String section = CommandCall.done("config", "explain", "schedule");
    assertTrue(section.contains("schedule.totalSteps"), section);
    assertTrue(!section.contains("optimizer."), section);
    String all = CommandCall.done("config", "explain");
    assertTrue(all.contains("optimizer.beta2") && all.contains("warmupShare"), all);
  }

  @Test
  void show_saysWhereEachValueComesFrom_andIsAConfigurationItself() throws IOException {
    Path base = Files.writeString(folder.resolve("base.json"), "{\n\"seed\": 7}");
    Path mine =
        Files.writeString(
            folder.resolve("mine.json"), "{\"extends\": \"base.json\",\n\"logEvery\": 5}");
    String shown =
        CommandCall.done("config", "show", "--config", mine.toString(), "--set", "batch.size=4");
    assertTrue(line(shown, "seed").endsWith("// " + base + ", line 2"), shown);
    assertTrue(line(shown, "logEvery").endsWith("// " + mine + ", line 2"), shown);
    assertTrue(line(shown, "size").endsWith("// --set batch.size=4"), shown);
    assertTrue(line(shown, "keepLast").endsWith("// default"), shown);
    Path again = Files.writeString(folder.resolve("again.json"), shown);
    assertEquals(
        values(shown), values(CommandCall.done("config", "show", "--config", again.toString())));
  }

  @Test
  void settingsThatExcludeEachOtherAreRefused() {
    CommandCall.refused(
        "warmupSteps and warmupShare say the same thing in two ways",
        "config",
        "show",
        "--set",
        "schedule.warmupShare=0.1",
        "--set",
        "schedule.warmupSteps=4");
  }

  private static String line(String text, String field) {
    return text.lines().filter(it -> it.contains("\"" + field + "\"")).findFirst().orElseThrow();
  }

  private static String values(String shown) {
    return shown.replaceAll(" *//.*", "");
  }

  @Test
  void schema_isPrinted() {
    String schema = CommandCall.done("config", "schema", "finetune");
    assertTrue(schema.contains("\"epochs\""), schema);
  }

  @Test
  void reject_whatIsNotThere() {
    CommandCall.refused("Did you mean optimizer.beta1?", "config", "explain", "optimizer.beta3");
    CommandCall.refused("Did you mean explain?", "config", "explian");
    CommandCall.refused("Say explain, show or schema.", "config");
    CommandCall.refused("no command that reads a configuration", "config", "schema", "encode");
    CommandCall.refused("one word too many", "config", "explain", "seed", "batch");
    CommandCall.refused("belong to mcl config show", "config", "explain", "--set", "seed=1");
    CommandCall.refused("no.json does not exist", "config", "show", "--config", "no.json");
    CommandCall.refused(
        "--set sed=1, field \"sed\": unknown field. Did you mean \"seed\"?",
        "config",
        "show",
        "--set",
        "sed=1");
  }
}
