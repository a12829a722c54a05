package mcl.cli.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import mcl.cli.report.TokenLine.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokensHtmlTest {
  @Test
  void aTokenShowsItsScore() {
    String html = html(Token.real("dog", 0.32));
    assertTrue(
        html.contains("<span class=\"t3\" title=\"fake with probability 0.32\">dog</span>"), html);
    assertTrue(html.contains("<p class=\"found\">Called fake: none.</p>"));
  }

  @Test
  void aFakeThatIsCalledIsNamed() {
    String html = html(Token.real("a", 0.01), Token.replaced("cat", 0.96, "dog"));
    assertTrue(
        html.contains(
            "<span class=\"t10 fake replaced\""
                + " title=\"fake with probability 0.96; was “dog”\">cat</span>"),
        html);
    assertTrue(html.contains("Called fake: <bdi>cat</bdi> 0.96 (was <bdi>dog</bdi>)."));
  }

  @Test
  void aFakeThatIsMissedIsNamed() {
    String html = html(Token.real("grass", 0.6), Token.replaced("cat", 0.5, "dog"));
    assertTrue(
        html.contains("Called fake: <bdi>grass</bdi> 0.60. Missed: <bdi>cat</bdi> 0.50"), html);
  }

  @Test
  void tokensAreEscaped() {
    String html = html(Token.replaced("<s>\"", 1, "</p>"));
    assertFalse(html.contains("<s>"));
    assertTrue(html.contains("(was <bdi>&lt;/p&gt;</bdi>)"), html);
    assertTrue(html.contains("was “&lt;/p&gt;”\">&lt;s&gt;&quot;</span>"), html);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void reject_whenAScoreIsNoProbability(double score) {
    assertThrows(IllegalArgumentException.class, () -> Token.real("a", score));
  }

  private static String html(Token... tokens) {
    return TokensHtml.of("caption", List.of(new TokenLine(List.of(tokens))));
  }
}
