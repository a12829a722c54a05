package mcl.cli.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import mcl.cli.report.TokenLine.Token;

/**
 * Token lines as HTML. The background tells the score; bold and underline tell the same to who
 * cannot see it, and a sentence under each line says it in words.
 */
final class TokensHtml {
  private static final int SHADES = 10;

  private TokensHtml() {}

  static String of(String caption, List<TokenLine> lines) {
    return """
        <figure class="tokens">
        <figcaption>%s</figcaption>
        %s
        <p class="hint">The stronger the colour, the more likely fake. <b>Bold</b>: called fake \
        (above 0.5). <u>Underlined</u>: really replaced.</p>
        </figure>
        """
        .formatted(
            Html.escape(caption),
            lines.stream().map(TokensHtml::line).collect(Collectors.joining("\n")));
  }

  private static String line(TokenLine line) {
    String tokens = line.tokens().stream().map(TokensHtml::token).collect(Collectors.joining(" "));
    return "<p class=\"line\" dir=\"auto\">%s</p>\n<p class=\"found\">%s</p>"
        .formatted(tokens, inWords(line));
  }

  private static String token(Token token) {
    String classes =
        "t"
            + Math.round(token.score() * SHADES)
            + (token.calledFake() ? " fake" : "")
            + (token.original().isPresent() ? " replaced" : "");
    return "<span class=\"%s\" title=\"%s\">%s</span>"
        .formatted(classes, Html.escape(tooltip(token)), Html.escape(token.text()));
  }

  private static String tooltip(Token token) {
    return "fake with probability "
        + score(token)
        + token.original().map(original -> "; was “" + original + "”").orElse("");
  }

  private static String inWords(TokenLine line) {
    String called = list(line, Token::calledFake);
    String missed = list(line, token -> token.original().isPresent() && !token.calledFake());
    return "Called fake: "
        + (called.isEmpty() ? "none" : called)
        + (missed.isEmpty() ? "." : ". Missed: " + missed + ".");
  }

  private static String list(TokenLine line, Predicate<Token> which) {
    return line.tokens().stream()
        .filter(which)
        .map(TokensHtml::named)
        .collect(Collectors.joining(", "));
  }

  /** The words stand apart from the sentence around them, which may run the other way. */
  private static String named(Token token) {
    String was = token.original().map(o -> " (was <bdi>" + Html.escape(o) + "</bdi>)").orElse("");
    return "<bdi>" + Html.escape(token.text()) + "</bdi> " + score(token) + was;
  }

  private static String score(Token token) {
    return String.format(Locale.ROOT, "%.2f", token.score());
  }
}
