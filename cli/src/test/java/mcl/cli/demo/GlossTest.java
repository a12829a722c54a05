package mcl.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class GlossTest {
  @Test
  void definitionAndExamplesAreToldApart() {
    Gloss gloss = Gloss.of("a tangible entity; casts a shadow; \"it was full; of rackets\"; \"b\"");
    assertEquals("a tangible entity; casts a shadow", gloss.definition());
    assertEquals(List.of("it was full; of rackets", "b"), gloss.examples());
  }

  @Test
  void authorsAreLeftOut() {
    Gloss gloss = Gloss.of("best; \"our manhood's prime\"- Robert Browning; \"b\" (Santayana)");
    assertEquals(List.of("our manhood's prime", "b"), gloss.examples());
  }

  @Test
  void twoExamplesMayStandInOnePart() {
    assertEquals(List.of("a?", "b"), Gloss.of("ask; \"a?\" \"b\"").examples());
  }

  @Test
  void aQuotationAfterAColonIsAnExample() {
    Gloss gloss = Gloss.of("a complete range: \"a gamut of emotions\"");
    assertEquals(new Gloss("a complete range", List.of("a gamut of emotions")), gloss);
  }

  @Test
  void aQuotationInASentenceStaysInTheDefinition() {
    String text = "spread by scattering (\"straw\" is archaic); \"dirty\" is often used";
    assertEquals(new Gloss(text, List.of()), Gloss.of(text));
  }

  @Test
  void emptyPartsAreSkipped() {
    assertEquals(new Gloss("a; b", List.of()), Gloss.of("a;; b; \"\";"));
  }

  @Test
  void reject_whenAQuotationIsNeverClosed() {
    var fault = assertThrows(IllegalArgumentException.class, () -> Gloss.of("a; \"b"));
    assertEquals("a quotation mark in the gloss is never closed", fault.getMessage());
  }

  @Test
  void reject_whenThereIsNoDefinition() {
    assertThrows(IllegalArgumentException.class, () -> Gloss.of("\"only an example\""));
  }

  @Property(tries = 200)
  void whatIsJoinedIsTakenApart(
      @ForAll @Size(min = 1, max = 4) List<@AlphaChars @NotEmpty String> definitions,
      @ForAll @Size(max = 4) List<@AlphaChars @NotEmpty String> examples) {
    String definition = String.join("; ", definitions);
    StringBuilder text = new StringBuilder(definition);
    examples.forEach(example -> text.append("; \"").append(example).append('"'));
    assertEquals(new Gloss(definition, examples), Gloss.of(text.toString()));
  }
}
