package mcl.model.tensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import mcl.model.TinyElectra;
import mcl.model.TinyVocabulary;
import mcl.model.electra.Electra;
import mcl.model.electra.Player;
import mcl.model.encoder.Dropout;
import mcl.model.encoder.Pass;
import mcl.model.weights.StateDict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is hidden has no influence at all, to the last bit. */
final class AttentionMaskEngineTest {
  private static final int COLUMNS = 9;

  private final NDManager scope = NDManager.newBaseManager();
  private final StateDict weights = TinyElectra.weights(scope, 1);

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void paddingHasNoInfluence() {
    boolean[] visible = new boolean[2 * COLUMNS];
    Arrays.fill(visible, true);
    Arrays.fill(visible, 5, COLUMNS, false);
    AttentionMask mask = Tensors.padding(scope, visible, COLUMNS);
    int[] ids = TinyVocabulary.sentences(1, 2, COLUMNS);
    int[] changed = ids.clone();
    for (int i = 5; i < COLUMNS; i++) {
      changed[i] = (ids[i] + 7) % TinyVocabulary.SIZE;
    }
    float[] before = logits(ids, mask);
    float[] after = logits(changed, mask);
    for (int i = 0; i < ids.length; i++) {
      if (visible[i]) {
        assertEquals(before[i], after[i], "position " + i);
      } else {
        assertNotEquals(before[i], after[i], "a hidden token still sees itself");
      }
    }
  }

  @Test
  void paddedRowJudgesAsTheRowAlone() {
    int[] ids = TinyVocabulary.sentences(2, 2, COLUMNS);
    boolean[] visible = new boolean[2 * COLUMNS];
    Arrays.fill(visible, true);
    Arrays.fill(visible, COLUMNS + 4, 2 * COLUMNS, false);
    float[] padded = logits(ids, Tensors.padding(scope, visible, COLUMNS));
    float[] alone =
        judge(Arrays.copyOfRange(ids, COLUMNS, COLUMNS + 4), 4, AttentionMask.NONE).toFloatArray();
    assertArrayEquals(alone, Arrays.copyOfRange(padded, COLUMNS, COLUMNS + 4), 1e-6f);
  }

  @Test
  void documentsOfOneRowDoNotSeeEachOther() {
    int[] documents = {0, 0, 0, 1, 1, 1, 1, -1, -1};
    AttentionMask mask = Tensors.withinDocuments(scope, documents, COLUMNS);
    int[] ids = TinyVocabulary.sentence(3, COLUMNS);
    float[] before = logits(ids, mask);
    for (int changed = 0; changed < COLUMNS; changed++) {
      int[] other = ids.clone();
      other[changed] = (ids[changed] + 3) % TinyVocabulary.SIZE;
      float[] after = logits(other, mask);
      for (int i = 0; i < COLUMNS; i++) {
        boolean same = before[i] == after[i];
        assertEquals(documents[i] != documents[changed], same, changed + " changes " + i);
      }
    }
  }

  @Test
  void aDocumentInARowReadsAsTheDocumentAlone() {
    int[] documents = {0, 0, 0, 0, 1, 1, 1, 1, 1};
    int[] ids = TinyVocabulary.sentence(6, COLUMNS);
    EncoderInput packed =
        new EncoderInput(
            Tensors.ids(scope, ids, COLUMNS),
            Tensors.ids(scope, new int[COLUMNS], COLUMNS),
            Tensors.positionsWithin(scope, documents, COLUMNS),
            Tensors.withinDocuments(scope, documents, COLUMNS));
    float[] together = judge(packed).toFloatArray();
    float[] first = judge(Arrays.copyOf(ids, 4), 4, AttentionMask.NONE).toFloatArray();
    float[] second =
        judge(Arrays.copyOfRange(ids, 4, COLUMNS), 5, AttentionMask.NONE).toFloatArray();
    assertArrayEquals(first, Arrays.copyOf(together, 4), 1e-6f);
    assertArrayEquals(second, Arrays.copyOfRange(together, 4, COLUMNS), 1e-6f);
  }

  @Test
  void rowsOfABatchDoNotSeeEachOther() {
    int[] ids = TinyVocabulary.sentences(4, 2, COLUMNS);
    float[] before = logits(ids, AttentionMask.NONE);
    ids[COLUMNS + 2] = TinyVocabulary.MASK;
    float[] after = logits(ids, AttentionMask.NONE);
    assertArrayEquals(Arrays.copyOf(before, COLUMNS), Arrays.copyOf(after, COLUMNS));
  }

  @Test
  void aRowOfPaddingOnlyGivesNumbers() {
    AttentionMask mask = Tensors.padding(scope, new boolean[COLUMNS], COLUMNS);
    for (float logit : logits(new int[COLUMNS], mask)) {
      assertTrue(Float.isFinite(logit));
    }
  }

  @Test
  void nothingHiddenCostsNothing() {
    boolean[] visible = new boolean[COLUMNS];
    Arrays.fill(visible, true);
    assertSame(AttentionMask.NONE, Tensors.padding(scope, visible, COLUMNS));
    NDArray scores = scope.ones(new Shape(1, 1, 3, 3));
    assertSame(scores, AttentionMask.NONE.hide(scores));
  }

  private float[] logits(int[] ids, AttentionMask mask) {
    return judge(ids, COLUMNS, mask).toFloatArray();
  }

  private NDArray judge(int[] ids, int columns, AttentionMask mask) {
    return judge(Tensors.input(scope, ids, columns, mask));
  }

  private NDArray judge(EncoderInput input) {
    Electra electra = TinyElectra.electra();
    Pass pass = electra.pass(scope, Player.DISCRIMINATOR, weights.frozen(scope), Dropout.NONE);
    return electra.discriminator().judge(pass, input).logits();
  }
}
