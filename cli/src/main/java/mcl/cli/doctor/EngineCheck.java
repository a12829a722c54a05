package mcl.cli.doctor;

import ai.djl.engine.Engine;
import java.util.List;

/** Whether the engine starts, and which one it is. */
final class EngineCheck implements Check {
  @Override
  public List<Finding> look(Surroundings surroundings) {
    Engine engine = Engine.getEngine("PyTorch");
    String found = "PyTorch " + engine.getVersion() + " through DJL " + Engine.getDjlVersion();
    return List.of(
        Finding.warnUnless(
            engine.getVersion().startsWith("2.7.1"),
            "engine",
            found,
            "Built and tested with PyTorch 2.7.1: unset PYTORCH_VERSION."));
  }
}
