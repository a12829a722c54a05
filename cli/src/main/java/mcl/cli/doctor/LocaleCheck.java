package mcl.cli.doctor;

import java.util.List;
import java.util.Locale;

/** Whether files whose names are not ASCII can be opened. What is inside a file is always UTF-8. */
final class LocaleCheck implements Check {
  @Override
  public List<Finding> look(Surroundings surroundings) {
    String names = surroundings.property("sun.jnu.encoding");
    String found =
        "file names in "
            + names
            + ", locale "
            + Locale.getDefault().toLanguageTag()
            + ", text in UTF-8";
    boolean unicode = names.toUpperCase(Locale.ROOT).startsWith("UTF") || surroundings.isWindows();
    return List.of(
        Finding.warnUnless(
            unicode,
            "locale",
            found,
            "Files whose names are not ASCII cannot be opened: export LC_ALL=C.UTF-8."));
  }
}
