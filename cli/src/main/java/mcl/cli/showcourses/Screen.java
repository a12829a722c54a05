package mcl.cli.showcourses;

import java.util.Map;

/** Where a presentation is shown: the parts that it is made of, one below the other. */
interface Screen {
  /** Begins a section. */
  void heading(String text);

  /** Says something. */
  void paragraph(String text);

  /** Says something that must not be overlooked. */
  void caution(String text);

  /** Says what colours mean, where a reader could take them for more than they are. */
  void legend();

  /** Names and what they are, in the map's order. */
  void meanings(Map<String, String> meanings);

  /**
   * A text with what is said of its tokens.
   *
   * @param caption what it shows
   */
  void gloss(String caption, Gloss gloss);
}
