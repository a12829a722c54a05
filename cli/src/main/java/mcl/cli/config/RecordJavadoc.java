package mcl.cli.config;

import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentVisitor;
import com.github.therapi.runtimejavadoc.Link;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import com.github.therapi.runtimejavadoc.Value;

/** The Javadoc of configuration records as plain text: the only place where it is written. */
final class RecordJavadoc {
  private RecordJavadoc() {}

  /** What a record or enum is; empty if it does not say. */
  static String of(Class<?> type) {
    return plain(javadoc(type).getComment());
  }

  /** What is said of a record or enum beyond its first sentence, such as its arithmetic. */
  static String beyondFirstSentence(Class<?> type) {
    String[] parts = of(type).split("(?<=\\.)\\s+(?=[A-Z])", 2);
    return parts.length == 1 ? "" : parts[1];
  }

  /** What a component of a record is; empty if the record does not say. */
  static String of(Class<?> type, String component) {
    return javadoc(type).getRecordComponents().stream()
        .filter(it -> it.getName().equals(component))
        .map(it -> sentence(plain(it.getComment())))
        .findFirst()
        .orElse("");
  }

  /** What a constant is; empty if the enum does not say. */
  static String of(Enum<?> constant) {
    return javadoc(constant.getDeclaringClass()).getEnumConstants().stream()
        .filter(it -> it.getName().equals(constant.name()))
        .map(it -> plain(it.getComment()))
        .findFirst()
        .orElse("");
  }

  private static ClassJavadoc javadoc(Class<?> type) {
    return RuntimeJavadoc.getJavadoc(type);
  }

  private static String sentence(String text) {
    return text.isEmpty() || text.endsWith(".") ? capital(text) : capital(text) + ".";
  }

  private static String capital(String text) {
    boolean symbol = text.length() > 1 && !Character.isLowerCase(text.charAt(1));
    return text.isEmpty() || symbol
        ? text
        : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String plain(Comment comment) {
    Plain plain = new Plain();
    comment.visit(plain);
    return plain.text.toString().replaceAll("<[^<>]{1,3}>", "").replaceAll("\\s+", " ").strip();
  }

  /** Takes tags away: code and links are their text. */
  private static final class Plain implements CommentVisitor {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void commentText(String value) {
      text.append(value);
    }

    @Override
    public void inlineLink(Link link) {
      text.append(link.getLabel());
    }

    @Override
    public void inlineTag(String name, String value) {
      text.append(value);
    }

    @Override
    public void inlineValue(Value value) {
      text.append(value.getReferencedMemberName());
    }
  }
}
