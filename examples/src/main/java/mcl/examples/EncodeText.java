package mcl.examples;

import java.nio.file.Path;
import java.util.List;
import mcl.finetuning.inference.InputText;
import mcl.finetuning.inference.ModelInput;
import mcl.finetuning.inference.ReadoutKind;
import mcl.finetuning.inference.TextModel;

/** Turns a text into one vector: the mean over its tokens of the discriminator's last layer. */
final class EncodeText {
  private EncodeText() {}

  /** Takes a folder (a checkpoint, or an ELECTRA model of Hugging Face) and a text. */
  public static void main(String[] arguments) {
    try (TextModel model = TextModel.open(Path.of(arguments[0]), ReadoutKind.MEAN)) {
      ModelInput input = model.encode(InputText.of(arguments[1]));
      float[] vector = model.read(List.of(input), 1).get(0).row(0);
      System.out.println(vector.length + " numbers, the first is " + vector[0]);
    }
  }
}
