package mcl.pretraining;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mcl.base.json.ConfigException;
import mcl.base.json.Json;
import mcl.model.electra.EmbeddingSharing;
import mcl.pretraining.optimizer.Treatment;
import mcl.pretraining.optimizer.WeightGroup;
import mcl.pretraining.schedule.ScheduleConfig;
import mcl.pretraining.schedule.ScheduleKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PretrainConfigTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("run.json");
  }

  @Test
  void readingBackIsTheIdentity() throws IOException {
    Json.write(file, PretrainConfig.defaults());
    assertEquals(PretrainConfig.defaults(), Json.read(file, PretrainConfig.class));
  }

  @Test
  void whatAFileLeavesOutKeepsItsDefault() throws IOException {
    PretrainConfig config =
        read("{\"seed\": 7, \"schedule\": {\"totalSteps\": 20000}, \"batch\": {\"size\": 4}}");
    assertEquals(7, config.seed());
    assertEquals(4, config.batch().size());
    assertEquals(new ScheduleConfig(ScheduleKind.WARMUP_LINEAR, 10_000, 20_000), config.schedule());
    assertEquals(PretrainConfig.defaults().optimizer(), config.optimizer());
  }

  @ParameterizedTest
  @CsvSource({"tied, TIED", "gradientDisentangled, GRADIENT_DISENTANGLED", "none, NONE"})
  void embeddingSharingHasThreeNames(String name, EmbeddingSharing sharing) throws IOException {
    assertEquals(
        PretrainConfig.defaults().model().withEmbeddingSharing(sharing),
        read("{\"model\": {\"embeddingSharing\": \"" + name + "\"}}").model());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"batch\": {\"size\": 0}} | size is 0; it must be 1 or more",
        "{\"sequenceLength\": 3} | sequenceLength is 3; it must be between 4 and",
        "{\"sequenceLength\": 513} | model.maxPositionEmbeddings, 512",
        "{\"logEvery\": 0} | logEvery is 0",
        "{\"checkpoints\": {\"every\": 0}} | field \"checkpoints.every\": every is 0",
        "{\"checkpoints\": {\"keepLast\": -1}} | field \"checkpoints.keepLast\": keepLast is -1",
        "{\"checkpoints\": {\"keepEvery\": -1}} | field \"checkpoints.keepEvery\": keepEvery is -1",
        "{\"maxSkippedInARow\": 0} | maxSkippedInARow is 0",
        "{\"schedule\": {\"totalSteps\": 5}} | warmupSteps is 10000; it must be between 0 and",
        "{\"schedule\": {\"kind\": \"cosine\"}} | warmupLinear",
        "{\"model\": {\"generator\": {\"hiddenSize\": 65, \"numAttentionHeads\": 2}}} | hiddenSize 65",
        "{\"model\": {\"embeddingSharing\": \"apart\"}} | gradientDisentangled",
        "{\"model\": {\"embeddingSharing\": null}} | null is no value here",
        "{\"model\": {\"hiddenDropoutProb\": 2}} | hiddenDropoutProb is 2.0; it must be between",
        "{\"model\": {\"layerNormEps\": 0}} | layerNormEps is 0.0",
        "{\"model\": {\"typeVocabSize\": 0}} | typeVocabSize is 0",
        "{\"courses\": {\"detection\": {\"replacedToken\": {\"rate\": 1.5}}}} | rate is 1.5",
        "{\"courses\": {\"detection\": {\"replacedTokens\": {}}}} | field \"courses.detection.replacedTokens\": unknown field. Did you mean \"replacedToken\"?",
        "{\"courses\": {\"detection\": {\"insertedToken\": {\"generatorWeight\": 1}}}} | courses.detection.insertedToken.generatorWeight is 1.0",
        "{\"courses\": {\"correction\": {\"swappedToken\": {\"on\": true}}}} | courses.correction.swappedToken is on, but courses.detection.swappedToken is off",
        "{\"courses\": {\"correction\": {\"insertedToken\": {\"on\": true}}}} | courses.correction.insertedToken cannot be",
        "{\"courses\": {\"detection\": {\"replacedToken\": {\"startStep\": 5}}}} | starts later than step 0",
        "{\"courses\": {\"detection\": {\"replacedToken\": {\"on\": false}}}} | every course of courses.detection is off",
        "{\"courses\": {\"detection\": {\"swappedToken\": {\"on\": true, \"startStep\": 1000000}}}} | would never",
        "{\"courses\": {\"detectionHead\": \"own\"}} | perCourse",
        "{\"courses\": {\"notebook\": {\"capacity\": -1}}} | capacity is -1",
        "{\"batch\": {\"courses\": \"half\"}} | split",
        "{\"schedule\": {\"kind\": \"warmupCosin\"}} | Did you mean \"warmupCosine\"?",
        "{\"batch\": {\"microBatch\": -1}} | microBatch is -1",
        "{\"batch\": {\"warmup\": {\"steps\": 1000001}}} | batch.warmup.steps is 1000001; it must be between 0 and schedule.totalSteps",
        "{\"average\": {\"on\": true, \"startStep\": 1000000}} | average.startStep is 1000000, but the run ends after",
        "{\"average\": {\"decay\": 1}} | decay is 1.0",
        "{\"optimizer\": {\"layerDecay\": 0}} | layerDecay is 0.0; it must be above 0 and at most 1",
        "{\"optimizer\": {\"groups\": [{\"learningRate\": 0.5}]}} | weights is missing",
        "{\"optimizer\": {\"groups\": [{\"weights\": \"*\", \"learningRate\": -1}]}} | field \"optimizer.groups",
        "{\"optimizer\": {\"groups\": [{\"weights\": \"*\", \"rate\": 1}]}} | unknown field",
        "{\"optimizer\": {\"groups\": [{\"weights\": \"*\", \"weightDecay\": \"none\"}]}} | a number",
        "{\"optimizer\": {\"groups\": [{\"weights\": \"*embeding*\"}]}} | no weight is named so. Names near it: generator/electra.embeddings",
        "{\"gradientCosinesEvery\": -1} | gradientCosinesEvery is -1",
        "{\"optimizer\": {\"learningRate\": 0}} | learningRate is 0.0",
        "{\"validation\": {\"share\": 0.6}} | field \"validation.share\": share is 0.6",
        "{\"batch\": {\"sise\": 8}} | size",
        "{\"batch\": {\"size\": 8.5}} | size",
        "{\"optimizer\": null} | null is no value here",
        "{\"model\": null} | null is no value here",
        "{\"schedule\": null} | null is no value here",
        "{\"schedule\": {\"kind\": null}} | null is no value here",
        "{\"courses\": null} | null is no value here",
        "{\"validation\": null} | null is no value here",
      })
  void mistakesAreRefused(String json, String expected) {
    String message = assertThrows(ConfigException.class, () -> read(json)).getMessage();
    assertTrue(message.startsWith(file.toString()), message);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void anotherLengthKeepsTheShareOfTheWarmup() {
    PretrainConfig shorter = PretrainConfig.defaults().withTotalSteps(5_000);
    assertEquals(new ScheduleConfig(ScheduleKind.WARMUP_LINEAR, 50, 5_000), shorter.schedule());
    assertEquals(PretrainConfig.defaults(), shorter.withTotalSteps(1_000_000));
  }

  @Test
  void anotherLengthKeepsTheShareOfEveryWarmup() throws IOException {
    PretrainConfig config =
        read(
            "{\"schedule\": {\"totalSteps\": 1000, \"warmupShare\": 0.1}, \"batch\": {\"warmup\": {\"from\": 8,"
                + " \"steps\": 200}}, \"average\": {\"on\": true, \"startStep\": 500}}");
    PretrainConfig shorter = config.withTotalSteps(100);
    assertEquals(10, shorter.schedule().warmup());
    assertEquals(20, shorter.batch().warmup().steps());
    assertEquals(50, shorter.average().startStep());
    assertEquals(config, shorter.withTotalSteps(1_000));
  }

  @Test
  void aGroupMayLeaveOutWhatStaysUsual() throws IOException {
    PretrainConfig config =
        read(
            "{\"optimizer\": {\"layerDecay\": 0.9, \"groups\": [{\"weights\": \"generator/*\", \"learningRate\": 0.5},"
                + " {\"weights\": \"*embeddings*\", \"weightDecay\": 0}]}}");
    List<WeightGroup> groups =
        List.of(new WeightGroup("generator/*", 0.5, null), new WeightGroup("*embeddings*", 1, 0.0));
    assertEquals(groups, config.optimizer().groups());
    assertEquals(
        new Treatment(Math.pow(0.9, 13), 0),
        config
            .treatments()
            .byName()
            .get("discriminator/electra.embeddings.word_embeddings.weight"));
    Json.write(file, config);
    assertEquals(config, Json.read(file, PretrainConfig.class));
  }

  private PretrainConfig read(String json) throws IOException {
    Files.writeString(file, json);
    return Json.read(file, PretrainConfig.class, PretrainConfig.defaults());
  }
}
