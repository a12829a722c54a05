package mcl.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mcl.base.files.AtomicFiles;
import mcl.base.safetensors.NamedTensor;
import mcl.base.safetensors.TensorFileWriter;
import mcl.base.safetensors.TensorShape;
import mcl.cli.terminal.Interruption;
import mcl.cli.terminal.Terminal;

/**
 * Runs commands on a model of one number, so that the launcher can archive the classes that
 * commands load: parsing options, JSON, reading and writing safetensors. The engine is left out.
 */
public final class Rehearsal {
  private Rehearsal() {}

  /** Leaves nothing behind. */
  public static void main(String[] words) throws IOException {
    Path folder = Files.createTempDirectory("mcl-rehearsal");
    try {
      rehearse(folder);
    } finally {
      AtomicFiles.deleteTree(folder);
    }
  }

  private static void rehearse(Path folder) throws IOException {
    TensorFileWriter.write(
        folder.resolve("model.safetensors"),
        Map.of("format", "pt"),
        List.of(NamedTensor.of("weight", TensorShape.of(1), new float[] {1})));
    Files.writeString(folder.resolve("config.json"), "{}");
    String model = folder.toString();
    String soup = folder.resolve("soup").toString();
    run("--help");
    run("soup", "uniform", "--out", soup, model, model);
    run("info", folder.resolve("model.safetensors").toString());
  }

  private static void run(String... words) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Session session =
        new Session(
            Terminal.plain(nowhere, nowhere), new Interruption(nowhere, () -> {}), Map.of());
    new Application(CommandKind.all(), session).run(List.of(words));
  }
}
