package mcl.finetuning.inference;

import java.util.function.BiFunction;
import mcl.model.config.EncoderConfig;
import mcl.model.weights.WeightNames;
import mcl.tokenization.vocabulary.SpecialTokens;

/** What can be asked of a model. A new one is one file and one constant here. */
public enum ReadoutKind {
  /** The last hidden state of {@code [CLS]}: one row of the hidden size. */
  CLS("", (config, special) -> new EncoderReadout(config, new FirstToken())),

  /** The mean of the last hidden states of all tokens: one row of the hidden size. */
  MEAN("", (config, special) -> new EncoderReadout(config, new TokenMean())),

  /** The last hidden state of each token: a row of the hidden size for each. */
  TOKENS("", (config, special) -> new EncoderReadout(config, new TokenStates())),

  /** The discriminator's logit, above 0 for "replaced": a row of one number for each token. */
  DETECTION(
      WeightNames.detectionDense(WeightNames.DETECTION_HEAD),
      (config, special) -> new DetectionLogits(config)),

  /** The generator's logits: a row of the vocabulary's size for each {@code [MASK]}. */
  MASKS(
      WeightNames.GENERATOR_HEAD_DENSE,
      (config, special) -> new MaskLogits(config, special.mask()));

  private final String module;
  private final BiFunction<EncoderConfig, SpecialTokens, Readout> constructor;

  ReadoutKind(String module, BiFunction<EncoderConfig, SpecialTokens, Readout> constructor) {
    this.module = module;
    this.constructor = constructor;
  }

  Readout readout(EncoderConfig config, SpecialTokens special) {
    return constructor.apply(config, special);
  }

  /** A tensor by which one sees that a model can answer; empty where any encoder can. */
  String evidence() {
    return module.isEmpty() ? "" : WeightNames.weight(module);
  }
}
