package mcl.cli.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mcl.pretraining.checkpoint.Ancestor;
import org.junit.jupiter.api.Test;

/** A run that was killed before its first checkpoint begins again with what it began with. */
final class RunStartTest {
  private static RunStart of(String kind) {
    return RunStart.of(List.of(new Ancestor("folder", kind, Map.of())));
  }

  @Test
  void bothPlayersOfACheckpointOrSoup_elseTheEncoder() {
    assertEquals(RunStart.pair(Path.of("folder")), of(Ancestor.CHECKPOINT));
    assertEquals(RunStart.pair(Path.of("folder")), of(Ancestor.SOUP));
    assertEquals(RunStart.encoder(Optional.of(Path.of("folder"))), of("encoder"));
    assertEquals(RunStart.RANDOM, RunStart.of(List.of()));
  }
}
