package mcl.soups.model;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern for names of tensors: {@code *} stands for any text, {@code ?} for any one character.
 * In a model of several parts a pattern may name the part: {@code generator/*}.
 *
 * @param text as the user writes it
 */
public record GlobPattern(String text) {
  /** Whether it is the pattern of this tensor. */
  public boolean matches(TensorName name) {
    Pattern pattern = Pattern.compile(regex(), Pattern.DOTALL);
    return pattern.matcher(name.name()).matches() || pattern.matcher(name.toString()).matches();
  }

  private String regex() {
    return text.codePoints()
        .mapToObj(
            point ->
                switch (point) {
                  case '*' -> ".*";
                  case '?' -> ".";
                  default -> Pattern.quote(Character.toString(point));
                })
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return text;
  }
}
