package mcl.finetuning.glue;

import java.util.List;

/**
 * A column of an official file.
 *
 * @param place counted from 0; negative from the end
 * @param name what the header calls it
 */
record GlueColumn(int place, String name) {
  /** Whether this header has it. */
  boolean isIn(List<String> header) {
    int index = index(header.size());
    return index >= 0 && index < header.size() && header.get(index).equals(name);
  }

  /** Where it stands in a row of so many columns. */
  int index(int width) {
    return place < 0 ? width + place : place;
  }
}
