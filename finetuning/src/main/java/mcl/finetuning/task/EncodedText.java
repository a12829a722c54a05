package mcl.finetuning.task;

import mcl.finetuning.head.Target;
import mcl.finetuning.inference.ModelInput;

/** What a network reads at once of a row: all of it, or a part of one that is too long. */
public interface EncodedText {
  /** The ids. */
  ModelInput input();

  /** What its outputs should be; without numbers where that is not known. */
  Target target();

  /** A whole row. */
  record Whole(ModelInput input, Target target) implements EncodedText {}
}
