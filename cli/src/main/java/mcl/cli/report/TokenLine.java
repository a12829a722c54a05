package mcl.cli.report;

import java.util.List;
import java.util.Optional;
import mcl.base.check.Require;

/** A sentence in tokens, each with the probability that it is fake. */
public record TokenLine(List<Token> tokens) {
  public TokenLine {
    tokens = List.copyOf(tokens);
  }

  /**
   * One token.
   *
   * @param text what it reads
   * @param score the probability that it is fake, 0 to 1; above one half it counts as called fake
   * @param original what stood there before, if it is a replacement
   */
  public record Token(String text, double score, Optional<String> original) {
    private static final double THRESHOLD = 0.5;

    public Token {
      Require.argument(score >= 0 && score <= 1, "the score of \"%s\" is %s", text, score);
    }

    /** A token as it stood in the text. */
    public static Token real(String text, double score) {
      return new Token(text, score, Optional.empty());
    }

    /** A token that replaces another. */
    public static Token replaced(String text, double score, String original) {
      return new Token(text, score, Optional.of(original));
    }

    boolean calledFake() {
      return score > THRESHOLD;
    }
  }
}
