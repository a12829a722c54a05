package mcl.pretraining.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import mcl.base.json.ConfigException;
import mcl.base.json.Json;
import mcl.pretraining.PretrainConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleConfigTest {
  @TempDir Path folder;

  @Test
  void aShareTakesThePlaceOfTheDefaultSteps() throws IOException {
    ScheduleConfig config = read("\"warmupShare\": 0.06, \"totalSteps\": 250");
    assertEquals(15, config.warmup());
    assertEquals(null, config.warmupSteps());
  }

  @Test
  void stepsTakeThePlaceOfTheDefaultShare() throws IOException {
    ScheduleConfig config =
        read("\"kind\": \"warmupStableDecay\", \"decaySteps\": 7, \"totalSteps\": 20000");
    assertEquals(7, config.decay());
    assertEquals(10_000, config.warmup());
  }

  @Test
  void withoutAWordATenthDecays() throws IOException {
    ScheduleConfig config =
        read("\"kind\": \"warmupStableDecay\", \"warmupSteps\": 0, \"totalSteps\": 200");
    assertEquals(20, config.decay());
    assertEquals(DecayShape.COSINE, config.decayShape());
  }

  @Test
  void whatWasReadIsWrittenAndReadAgain() throws IOException {
    ScheduleConfig config = read("\"warmupShare\": 0.06");
    Path file = folder.resolve("again.json");
    Json.write(file, config);
    assertEquals(config, Json.read(file, ScheduleConfig.class));
    assertEquals(
        config, Json.read(file, ScheduleConfig.class, PretrainConfig.defaults().schedule()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"warmupSteps\": 5, \"warmupShare\": 0.5' | warmupSteps and warmupShare say the same thing",
        "'\"decaySteps\": 5, \"decayShare\": 0.5' | decaySteps and decayShare say the same thing",
        "'\"warmupShare\": 1.5' | warmupShare is 1.5; it must be between 0 and 1",
        "'\"warmupShare\": -0.1' | warmupShare is -0.1",
        "'\"warmupSteps\": -1' | warmupSteps is -1; it must be between 0 and totalSteps, 1000000",
        "'\"endShare\": 0.1' | endShare is 0.1, but a schedule of this kind has no such setting",
        "'\"power\": 2' | power is 2.0, but a schedule of this kind has no such setting",
        "'\"kind\": \"warmupCosine\", \"power\": 2' | power is 2.0, but",
        "'\"kind\": \"warmupConstant\", \"endShare\": 0.5' | endShare is 0.5, but",
        "'\"decayShare\": 0.2' | decayShare is 0.2, but",
        "'\"decaySteps\": 0' | decaySteps is 0, but",
        "'\"decayShape\": \"linear\"' | decayShape is LINEAR, but",
        "'\"kind\": \"warmupStableDecay\", \"decayShape\": \"sqrt\"' | 1-sqrt",
        "'\"kind\": \"warmupStableDecay\", \"decayShare\": 0.995' | decaySteps is 995000, but 10000 of 1000000 steps are warm-up",
        "'\"kind\": \"warmupStableDecay\", \"decaySteps\": 990001' | together they are longer than the run",
        "'\"kind\": \"warmupPolynomial\", \"power\": 0' | power is 0.0; it must be above 0",
        "'\"kind\": \"warmupPolynomial\", \"endShare\": 2' | endShare is 2.0; it must be between 0 and 1",
      })
  void mistakesAreRefused(String fields, String expected) {
    String message = assertThrows(ConfigException.class, () -> read(fields)).getMessage();
    assertTrue(message.contains(expected), message);
    assertTrue(message.contains("field \"schedule"), message);
  }

  @Test
  void anotherLengthKeepsShares() {
    ScheduleConfig config =
        new ScheduleConfig(
            ScheduleKind.WARMUP_STABLE_DECAY, 5L, null, 10, 0.1, 1, 5L, null, DecayShape.LINEAR);
    ScheduleConfig odd = config.withTotalSteps(5);
    assertEquals(3, odd.warmup());
    assertEquals(2, odd.decay(), "no longer than what is left");
    assertEquals(50, config.withTotalSteps(100).decay());
    ScheduleConfig shares =
        new ScheduleConfig(
            ScheduleKind.WARMUP_STABLE_DECAY, null, 0.5, 5, 0.1, 1, null, 0.5, DecayShape.LINEAR);
    assertEquals(5, shares.warmup() + shares.decay());
    assertEquals(50, shares.withTotalSteps(100).warmup());
  }

  private ScheduleConfig read(String fields) throws IOException {
    Path file = folder.resolve("run.json");
    Files.writeString(file, "{\"schedule\": {" + fields + "}}");
    return Json.read(file, PretrainConfig.class, PretrainConfig.defaults()).schedule();
  }
}
