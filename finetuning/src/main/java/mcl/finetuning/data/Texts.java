package mcl.finetuning.data;

import mcl.base.check.UserException;

/** A text must hold something. */
final class Texts {
  private Texts() {}

  static String filled(String text, String place) {
    if (text.isBlank()) {
      throw UserException.of("%s: the text is empty.", place);
    }
    return text;
  }
}
