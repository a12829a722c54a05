package mcl.cli.soup;

import java.util.Arrays;
import java.util.List;
import mcl.base.check.UserException;

/** Numbers and words separated by commas. */
final class NumberList {
  private NumberList() {}

  static List<Double> numbers(String option, String text) {
    return words(text).stream().map(word -> number(option, word)).toList();
  }

  static double number(String option, String word) {
    try {
      return Double.parseDouble(word);
    } catch (NumberFormatException e) {
      throw new UserException(
          "--"
              + option
              + ": expected a number or several with commas between them, not \""
              + word
              + "\".",
          e);
    }
  }

  static List<String> words(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(it -> !it.isEmpty()).toList();
  }
}
