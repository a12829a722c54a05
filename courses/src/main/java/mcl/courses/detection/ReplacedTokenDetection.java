package mcl.courses.detection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import mcl.courses.CourseConfig;
import mcl.courses.DetectionKind;
import mcl.courses.corruption.CorruptedBatch;
import mcl.courses.corruption.Corruption;
import mcl.courses.corruption.MaskSlots;
import mcl.courses.corruption.SlotChooser;
import mcl.tokenization.vocabulary.SpecialTokens;

/**
 * Replaced token detection (Clark et al. 2020, "ELECTRA: Pre-training Text Encoders as
 * Discriminators Rather Than Generators"): the generator fills masked slots, the discriminator
 * finds the tokens that are not the original ones. A lucky guess counts as original.
 */
public final class ReplacedTokenDetection implements DetectionCourse {
  private static final double MASKED_SHARE = 0.85;

  private final Corruption corruption;

  /** The course at this rate. */
  public ReplacedTokenDetection(CourseConfig config, SpecialTokens special) {
    SlotChooser chooser = new SlotChooser(config.rate(), special);
    this.corruption = new MaskSlots(chooser, kind().key(), MASKED_SHARE);
  }

  @Override
  public DetectionKind kind() {
    return DetectionKind.REPLACED_TOKEN;
  }

  @Override
  public Corruption corruption() {
    return corruption;
  }

  @Override
  public NDArray shown(NDArray cleanIds, NDArray places, NDArray sampled) {
    Shape shape = cleanIds.getShape();
    return cleanIds.flatten().scatter(places, sampled, 0).reshape(shape);
  }

  @Override
  public NDArray labels(NDArray cleanIds, NDArray shown, CorruptedBatch batch) {
    return shown.neq(cleanIds).toType(DataType.FLOAT32, false);
  }
}
