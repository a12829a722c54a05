package mcl.finetuning.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds entities in the tags of a sentence as conlleval and seqeval's default mode do: {@code B-},
 * {@code I-}, {@code E-}, {@code S-} and a type, or {@code O}, in any mixture of the schemes (IOB1,
 * IOB2, IOBES). An entity ends before another type, before {@code B}, {@code S} and {@code O}, and
 * after {@code E} and {@code S}.
 */
public final class EntityTags {
  private static final Tag OUTSIDE = new Tag('O', "");

  private static final Pattern TYPED = Pattern.compile("[BIESLUM]-.+");
  private static final Pattern BARE = Pattern.compile("[BIESLUMO]");

  private EntityTags() {}

  /**
   * Whether labels are tags of entities: one at least has a letter of seqeval's schemes (B, I, E,
   * S, L, U, M), a hyphen and a type, or all are such letters alone or {@code O}, with B or I among
   * them.
   */
  public static boolean areIn(Collection<String> labels) {
    return labels.stream().anyMatch(TYPED.asMatchPredicate())
        || labels.stream().allMatch(BARE.asMatchPredicate())
            && (labels.contains("B") || labels.contains("I"));
  }

  /** A tag in its two parts. */
  private record Tag(char place, String type) {
    /**
     * An empty type is called {@code _}; a tag without a hyphen is its own type but for its letter.
     */
    static Tag of(String text) {
      String rest = text.isEmpty() ? "" : text.substring(1);
      String type = rest.substring(rest.indexOf('-') + 1);
      return new Tag(text.isEmpty() ? 'O' : text.charAt(0), type.isEmpty() ? "_" : type);
    }

    boolean is(String places) {
      return places.indexOf(place) >= 0;
    }
  }

  /** All entities, from the first to the last. */
  public static List<Entity> entities(List<String> tags) {
    List<Entity> entities = new ArrayList<>();
    Tag before = OUTSIDE;
    int first = 0;
    for (int i = 0; i <= tags.size(); i++) {
      Tag tag = i < tags.size() ? Tag.of(tags.get(i)) : Tag.of("O");
      if (ends(before, tag)) {
        entities.add(new Entity(before.type(), first, i - 1));
      }
      first = starts(before, tag) ? i : first;
      before = tag;
    }
    return entities;
  }

  private static boolean ends(Tag before, Tag tag) {
    return before.is("ES")
        || (before.is("BI") && tag.is("BSO"))
        || (!before.is("O.") && !before.type().equals(tag.type()));
  }

  private static boolean starts(Tag before, Tag tag) {
    return tag.is("BS")
        || (before.is("ESO") && tag.is("EI"))
        || (!tag.is("O.") && !before.type().equals(tag.type()));
  }
}
