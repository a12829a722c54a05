package mcl.examples;

import java.nio.file.Path;
import java.util.List;
import mcl.bridge.device.Compute;
import mcl.bridge.device.ComputeDevice;
import mcl.bridge.ops.OpsKind;
import mcl.finetuning.inference.Answer;
import mcl.finetuning.inference.InputText;
import mcl.finetuning.inference.ModelInput;
import mcl.finetuning.inference.ReadoutKind;
import mcl.finetuning.inference.TextModel;
import mcl.model.electra.Player;

/** Prints for each token of a text how likely the discriminator thinks it does not belong there. */
final class FindReplacedTokens {
  private FindReplacedTokens() {}

  /** Takes a folder (a checkpoint, or an ELECTRA model of Hugging Face) and a text. */
  public static void main(String[] arguments) {
    Compute compute = new Compute(OpsKind.NATIVE, ComputeDevice.of("cpu"));
    try (TextModel model =
        TextModel.open(
            Path.of(arguments[0]), Player.DISCRIMINATOR, ReadoutKind.DETECTION, compute)) {
      ModelInput input = model.encode(InputText.of(arguments[1]));
      Answer logits = model.read(List.of(input), 1).get(0);
      for (int token = 0; token < input.length(); token++) {
        double replaced = 1 / (1 + Math.exp(-logits.at(token, 0)));
        System.out.printf(
            "%-20s %.3f%n", model.vocabulary().piece(input.ids().id(token)), replaced);
      }
    }
  }
}
