package mcl.base.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what a misspelled name was meant to be. */
public final class NearestName {
  private NearestName() {}

  /** The known name nearest to the given one, if any is near enough to be worth suggesting. */
  public static Optional<String> to(String given, Collection<String> known) {
    int reach = Math.max(2, given.length() / 3);
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String lower = given.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> distance.apply(lower, name.toLowerCase(Locale.ROOT)) <= reach)
        .filter(name -> distance.apply(lower, name.toLowerCase(Locale.ROOT)) < name.length())
        .min(Comparator.comparing(name -> distance.apply(lower, name.toLowerCase(Locale.ROOT))));
  }
}
