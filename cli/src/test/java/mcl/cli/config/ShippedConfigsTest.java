package mcl.cli.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mcl.base.config.Configuration;
import mcl.base.config.Setting;
import mcl.base.json.ConfigException;
import mcl.base.json.Json;
import mcl.cli.cook.recipe.CookRecipe;
import mcl.cli.cook.recipe.IngredientConfig;
import mcl.courses.DetectionKind;
import mcl.finetuning.FineTuneConfig;
import mcl.finetuning.glue.GlueTask;
import mcl.pretraining.PretrainConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in configs/, and the schema beside them. */
final class ShippedConfigsTest {
  private static final Path CONFIGS = Path.of("..", "configs");

  @TempDir Path folder;

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void eachIsReadAndFitsItsSchema(Path file) throws IOException {
    assertDoesNotThrow(() -> read(file));
    assertEquals(
        List.of(),
        SchemaCheck.of(ConfigKind.PRETRAIN).faults(SchemaCheck.tree(Files.readString(file))));
    String schema = SchemaCheck.tree(Files.readString(file)).path("$schema").asText();
    assertTrue(Files.isRegularFile(file.resolveSibling(schema)), file + ": " + schema);
  }

  static List<Path> soups() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGS.resolve("soups"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("soups")
  void eachSoupIsReadAndFitsItsSchema(Path file) throws IOException {
    CookRecipe recipe = (CookRecipe) ConfigKind.COOK.read(Optional.of(file), List.of()).value();
    assertTrue(recipe.ingredients().size() >= 2, recipe.toString());
    JsonNode json = SchemaCheck.tree(Files.readString(file));
    assertEquals(List.of(), SchemaCheck.of(ConfigKind.COOK).faults(json));
    assertTrue(Files.isRegularFile(file.resolveSibling(json.path("$schema").asText())));
    // Every ingredient is a configuration, read as the command reads it from the root.
    for (IngredientConfig ingredient : recipe.ingredients()) {
      List<Setting> settings =
          Stream.concat(recipe.set().stream(), ingredient.set().stream())
              .map(text -> Setting.parse("set", text))
              .toList();
      Optional<Path> pretraining = Optional.of(CONFIGS.resolve("..").resolve(recipe.pretraining()));
      assertDoesNotThrow(
          () -> Configuration.read(pretraining, settings, PretrainConfig.defaults()));
    }
  }

  static List<Path> tuningFiles() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGS.resolve("finetuning"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tuningFiles")
  void eachForFineTuningIsReadAndFitsItsSchema(Path file) throws IOException {
    assertDoesNotThrow(() -> tuning(file));
    assertEquals(
        List.of(),
        SchemaCheck.of(ConfigKind.FINETUNE).faults(SchemaCheck.tree(Files.readString(file))));
    String schema = SchemaCheck.tree(Files.readString(file)).path("$schema").asText();
    assertTrue(Files.isRegularFile(file.resolveSibling(schema)), file + ": " + schema);
  }

  /** So that giving the file and giving --task alone are the same. */
  @ParameterizedTest
  @EnumSource(GlueTask.class)
  void everyTaskOfGlueHasItsRecipeInAFile(GlueTask task) {
    Path file = CONFIGS.resolve("finetuning").resolve(task.key() + ".json");
    assertEquals(task.recipe(), tuning(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"squad1", "squad2"})
  void theRecipeOfSquadIsInAFile(String task) {
    assertEquals(
        FineTuneConfig.squad(), tuning(CONFIGS.resolve("finetuning").resolve(task + ".json")));
  }

  private static FineTuneConfig tuning(Path file) {
    return Configuration.read(Optional.of(file), List.of(), FineTuneConfig.defaults()).value();
  }

  @ParameterizedTest
  @CsvSource({"base, 1e-4, 0.8", "large, 5e-5, 0.9"})
  void largerModelsLearnMoreSlowly(String size, double rate, double decay) {
    FineTuneConfig config = tuning(CONFIGS.resolve("finetuning/electra-" + size + ".json"));
    assertEquals(rate, config.optimizer().learningRate());
    assertEquals(decay, config.optimizer().layerDecay());
    assertEquals(decay, config.optimizer().groups().get(0).learningRate());
  }

  @ParameterizedTest
  @EnumSource(ConfigKind.class)
  void theSchemaInConfigsIsUpToDate(ConfigKind kind) throws IOException {
    Path file = CONFIGS.resolve("schema").resolve(kind.command() + ".schema.json");
    assertEquals(
        ConfigSchema.of(kind),
        Files.readString(file),
        "make it again: mcl config schema " + kind.command() + " > " + file);
  }

  @ParameterizedTest
  @EnumSource(ConfigKind.class)
  void whatIsResolvedFitsTheSchemaAndReadsAsTheSame(ConfigKind kind) throws IOException {
    Path file = folder.resolve("resolved.json");
    Json.write(file, kind.defaults());
    assertEquals(kind.defaults(), kind.read(Optional.of(file), List.of()).value());
    Files.writeString(file, ResolvedPage.of(kind.read(Optional.empty(), List.of())));
    assertEquals(kind.defaults(), kind.read(Optional.of(file), List.of()).value());
    assertEquals(List.of(), SchemaCheck.of(kind).faults(SchemaCheck.tree(Files.readString(file))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'bach': {'size': 3}}",
        "{'batch': {'sise': 3}}",
        "{'batch': 3}",
        "{'batch': {'size': '3'}}",
        "{'batch': {'size': 3.5}}",
        "{'batch': {'courses': 'half'}}",
        "{'optimizer': {'learningRate': 0}}",
        "{'optimizer': {'biasCorrection': 'true'}}",
        "{'courses': {'detection': {'replacedTokens': {}}}}",
        "{'courses': {'detection': {'replacedToken': {'rate': 1}}}}",
        "{'courses': {'detectionHead': 'own'}}",
        "{'extends': 5}",
        "{'extends': [5]}",
        "{'model': {'extends': 'x.json'}}",
      })
  void readerAndSchemaRefuseTheSame(String json) throws IOException {
    String text = json.replace('\'', '"');
    Path file = Files.writeString(folder.resolve("wrong.json"), text);
    assertThrows(ConfigException.class, () -> read(file));
    assertFalse(SchemaCheck.of(ConfigKind.PRETRAIN).accepts(SchemaCheck.tree(text)));
  }

  @ParameterizedTest
  @CsvSource({"small, 128, 5e-4", "base, 256, 2e-4", "large, 2048, 2e-4"})
  void mclIsElectraWithAllFiveCourses(String size, int batch, double rate) {
    PretrainConfig mcl = read(CONFIGS.resolve("mcl-" + size + ".json"));
    PretrainConfig electra = read(CONFIGS.resolve("electra-" + size + ".json"));
    assertEquals(electra.model(), mcl.model());
    assertEquals(electra.optimizer(), mcl.optimizer());
    assertEquals(electra.schedule(), mcl.schedule());
    assertEquals(batch, mcl.batch().size());
    assertEquals(rate, mcl.optimizer().learningRate());
    assertEquals(List.of(DetectionKind.values()), mcl.courses().taken());
    mcl.courses().detection().values().forEach(course -> assertEquals(0.15, course.rate()));
    assertTrue(mcl.courses().correction().get(DetectionKind.SWAPPED_TOKEN).on());
  }

  @Test
  void electraSmallIsTheDefault() {
    PretrainConfig small = read(CONFIGS.resolve("electra-small.json"));
    assertEquals(PretrainConfig.defaults(), small);
  }

  private static PretrainConfig read(Path file) {
    return Configuration.read(Optional.of(file), List.of(), PretrainConfig.defaults()).value();
  }
}
