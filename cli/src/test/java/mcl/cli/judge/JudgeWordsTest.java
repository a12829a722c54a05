package mcl.cli.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import mcl.base.check.UserException;
import mcl.soups.recipe.JudgeConfig.Better;
import org.junit.jupiter.api.Test;

final class JudgeWordsTest {
  @Test
  void placesComeBeforeSettings() {
    JudgeWords words = JudgeWords.of("finetune", "a.tsv, b.tsv,epochs=2,metric=macro_f1", 2);
    assertEquals("a.tsv", words.place(0));
    assertEquals("b.tsv", words.place(1));
    assertEquals(2, words.whole("epochs", 3, 1));
    assertEquals(7, words.whole("seed", 7, 0));
    assertEquals("macro_f1", words.text("metric", "accuracy"));
    words.requireAllRead();
  }

  @Test
  void slipsAreNamed() {
    assertFault("--judge finetune: there must be 2 places.", "a.tsv");
    assertFault("--judge finetune: there must be 2 places.", "a.tsv,");
    assertFault("--judge finetune: \"c\" is no setting; write name=value.", "a,b,c");
    assertFault(
        "--judge finetune: epochs is x; it must be a whole number of at least 1.", "a,b,epochs=x");
    assertFault("--judge finetune: there is no setting epoch. Did you mean epochs?", "a,b,epoch=3");
  }

  private static void assertFault(String expected, String text) {
    UserException fault =
        assertThrows(
            UserException.class,
            () -> {
              JudgeWords words = JudgeWords.of("finetune", text, 2);
              words.whole("epochs", 3, 1);
              words.requireAllRead();
            });
    assertEquals(expected, fault.getMessage());
  }

  @Test
  void lossesAreBetterWhenLower() {
    assertEquals(Better.LOWER, Judge.usualBetter("validation:shards,metric=detection_loss"));
    assertEquals(Better.HIGHER, Judge.usualBetter("validation:shards"));
    assertEquals(Better.HIGHER, Judge.usualBetter("cat {}/my_loss"));
  }
}
