package mcl.cli.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import mcl.base.check.UserException;
import mcl.base.json.NearestName;

/** What stands behind the colon of a judge: places, then settings, separated by commas. */
final class JudgeWords {
  private final String judge;
  private final List<String> places = new ArrayList<>();
  private final Map<String, String> settings = new TreeMap<>();
  private final List<String> known = new ArrayList<>();

  private JudgeWords(String judge) {
    this.judge = judge;
  }

  /**
   * Reads {@code PLACE,...,name=value,...}.
   *
   * @param needed how many places there must be
   */
  static JudgeWords of(String judge, String text, int needed) {
    JudgeWords words = new JudgeWords(judge);
    for (String word : text.split(",")) {
      if (words.places.size() < needed) {
        words.places.add(word.strip());
      } else {
        String[] setting = word.split("=", 2);
        if (setting.length < 2) {
          throw words.wrong("\"" + word + "\" is no setting; write name=value");
        }
        words.settings.put(setting[0].strip(), setting[1].strip());
      }
    }
    if (words.places.size() < needed || words.places.contains("")) {
      throw words.wrong("there must be " + needed + (needed == 1 ? " place" : " places"));
    }
    return words;
  }

  String place(int number) {
    return places.get(number);
  }

  String text(String name, String fallback) {
    known.add(name);
    return settings.getOrDefault(name, fallback);
  }

  long whole(String name, long fallback, long least) {
    String given = text(name, String.valueOf(fallback));
    try {
      long value = Long.parseLong(given);
      if (value >= least) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is too small.
    }
    throw wrong(name + " is " + given + "; it must be a whole number of at least " + least);
  }

  double number(String name, double fallback) {
    String given = text(name, String.valueOf(fallback));
    try {
      return Double.parseDouble(given);
    } catch (NumberFormatException e) {
      throw new UserException(
          wrong(name + " is " + given + "; it must be a number").getMessage(), e);
    }
  }

  /** Refuses settings that nobody asked for. */
  void requireAllRead() {
    for (String name : settings.keySet()) {
      if (!known.contains(name)) {
        String nearest =
            NearestName.to(name, known).map(it -> " Did you mean " + it + "?").orElse("");
        throw new UserException(wrong("there is no setting " + name).getMessage() + nearest);
      }
    }
  }

  private UserException wrong(String fault) {
    return UserException.of("--judge %s: %s.", judge, fault);
  }
}
