package mcl.finetuning.data;

import java.util.regex.Pattern;
import mcl.base.check.UserException;

/** What a label in a file is written as. */
public enum LabelForm {
  /** The name of a class. */
  NAME {
    @Override
    Label parse(String text, String place) {
      return new Label.Name(text);
    }
  },
  /** A number. */
  SCORE {
    @Override
    Label parse(String text, String place) {
      if (!NUMBER.matcher(text).matches() || Double.isInfinite(Double.parseDouble(text))) {
        throw UserException.of("%s: the score \"%s\" is no number.", place, text);
      }
      return new Label.Score(Double.parseDouble(text));
    }
  };

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?");

  abstract Label parse(String text, String place);

  /**
   * The label that this text stands for.
   *
   * @param place for messages
   * @throws UserException if it is empty or of another form
   */
  public Label of(String text, String place) {
    if (text.isBlank()) {
      throw UserException.of("%s: the label is empty.", place);
    }
    return parse(text, place);
  }
}
