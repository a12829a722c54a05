package mcl.finetuning.inference;

import java.util.Optional;

/**
 * What a model is to read: one text, or two that belong together.
 *
 * @param second the text behind the separator, in segment 1
 */
public record InputText(String first, Optional<String> second) {
  /** One text. */
  public static InputText of(String text) {
    return new InputText(text, Optional.empty());
  }

  /** Two texts, such as a premise and a hypothesis. */
  public static InputText pair(String first, String second) {
    return new InputText(first, Optional.of(second));
  }
}
