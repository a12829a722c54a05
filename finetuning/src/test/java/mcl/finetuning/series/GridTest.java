package mcl.finetuning.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mcl.base.config.Setting;
import mcl.base.json.ConfigException;
import mcl.finetuning.FineTuneConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GridTest {
  @TempDir Path folder;

  @Test
  void everyCombinationIsATrial() {
    Grid grid = Grid.parse(List.of("optimizer.learningRate=1e-4,3e-4", "epochs=2,5"));
    List<Trial> trials = trials(grid);
    assertEquals(
        List.of(
            "learningRate=1.0E-4,epochs=2",
            "learningRate=1.0E-4,epochs=5",
            "learningRate=3.0E-4,epochs=2",
            "learningRate=3.0E-4,epochs=5"),
        trials.stream().map(Trial::name).toList());
    assertEquals(5, trials.get(1).config().epochs());
    assertEquals(3e-4, trials.get(2).config().optimizer().learningRate());
    assertEquals(7, trials.get(3).config().seeds());
  }

  @Test
  void aFileHasListsOfValues() throws IOException {
    Path file = folder.resolve("grid.json");
    Files.writeString(file, "{\"keep\": [\"best\", \"last\"], \"optimizer.layerDecay\": [0.8]}");
    List<Trial> trials = trials(Grid.parse(List.of(file.toString())));
    assertEquals(
        List.of("keep=_best_,layerDecay=0.8", "keep=_last_,layerDecay=0.8"),
        trials.stream().map(Trial::name).toList());
  }

  @Test
  void withoutAGridThereIsOneTrialWithoutAName() {
    assertEquals(
        List.of(new Trial("", FineTuneConfig.defaults())),
        Grid.none().trials(Optional.empty(), List.of(), FineTuneConfig.defaults()));
  }

  @Test
  void wrongFieldsAndValuesAreRefused() throws IOException {
    Path file = folder.resolve("grid.json");
    Files.writeString(file, "{\"epochs\": 3}");
    assertRefused("expected a list of values for \"epochs\"", file.toString());
    assertRefused("epocs", "epocs=1,2");
    assertRefused("epochs is 0", "epochs=0,2");
    assertRefused("\"epochs=1\" is there twice", "epochs=1,1");
    assertRefused("\"epochs\" is given twice", "epochs=1", "epochs=2");
    assertRefused("\"seed\" is not to be tried", "seed=1,2");
    assertRefused("is there twice", "optimizer.learningRate=1e-4,0.0001");
    assertRefused("cannot be read", folder.resolve("none.json").toString());
  }

  @Test
  void aFieldIsEitherTriedOrSet() {
    Grid grid = Grid.parse(List.of("epochs=1,2"));
    List<Setting> settings = List.of(Setting.of("--epochs", "epochs", "3"));
    String message =
        assertThrows(
                ConfigException.class,
                () -> grid.trials(Optional.empty(), settings, FineTuneConfig.defaults()))
            .getMessage();
    assertEquals("--grid tries values of a field that --epochs 3 sets. Say one.", message);
  }

  private void assertRefused(String expected, String... words) {
    String message =
        assertThrows(ConfigException.class, () -> trials(Grid.parse(List.of(words)))).getMessage();
    assertTrue(message.contains(expected), message);
  }

  private static List<Trial> trials(Grid grid) {
    return grid.trials(
        Optional.empty(), List.of(Setting.of("--seeds", "seeds", "7")), FineTuneConfig.defaults());
  }
}
