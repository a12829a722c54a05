package mcl.model.electra;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mcl.base.check.Require;
import mcl.model.config.EncoderConfig;
import mcl.model.encoder.Encoder;
import mcl.model.encoder.Pass;
import mcl.model.tensors.EncoderInput;
import mcl.model.tensors.Judgement;
import mcl.model.weights.WeightNames;
import mcl.model.weights.WeightShape;

/**
 * Says of each token whether it is the original (Clark et al. 2020, section 2), with one detection
 * head for every question or with a head for each.
 *
 * <p>B sequences, T tokens, H hidden size.
 */
public final class Discriminator {
  private final Encoder encoder;
  private final DetectionHead first;
  private final Map<String, DetectionHead> named = new LinkedHashMap<>();

  /** A discriminator of these sizes with one head. */
  public Discriminator(EncoderConfig config) {
    this(config, List.of());
  }

  /**
   * A discriminator of these sizes.
   *
   * @param heads the names of its heads; empty for one head without a name. The first is stored
   *     where Hugging Face's ElectraForPreTraining has its head
   */
  public Discriminator(EncoderConfig config, List<String> heads) {
    this.encoder = new Encoder(config);
    this.first = new DetectionHead(config.hiddenSize(), WeightNames.DETECTION_HEAD);
    for (String name : heads) {
      Require.argument(!named.containsKey(name), "two detection heads are named \"%s\"", name);
      named.put(name, named.isEmpty() ? first : further(name));
    }
  }

  private DetectionHead further(String name) {
    return new DetectionHead(encoder.config().hiddenSize(), WeightNames.furtherDetectionHead(name));
  }

  /** All that it reads, the embeddings first. */
  public List<WeightShape> weights() {
    List<WeightShape> all = new ArrayList<>(encoder.sharedWeights());
    all.addAll(encoder.ownWeights());
    all.addAll(first.weights());
    named.values().stream().skip(1).forEach(head -> all.addAll(head.weights()));
    return all;
  }

  /** The names of its heads; empty where it has one without a name. */
  public Set<String> heads() {
    return Collections.unmodifiableSet(named.keySet());
  }

  /** Reads an input (B, T) and returns hidden states (B, T, H) for any of the heads. */
  public NDArray read(Pass pass, EncoderInput input) {
    return encoder.forward(pass, input);
  }

  /** Judges every token with the only head, or with the first. */
  public Judgement judge(Pass pass, NDArray hiddenBTH) {
    return new Judgement(first.forward(pass, hiddenBTH));
  }

  /** Judges every token with the head of this name. */
  public Judgement judge(Pass pass, NDArray hiddenBTH, String head) {
    DetectionHead asked = named.get(head);
    Require.argument(
        asked != null, "no detection head is named \"%s\"; there are %s", head, named.keySet());
    return new Judgement(asked.forward(pass, hiddenBTH));
  }

  /** Reads (B, T) and judges every token with the only head, or with the first. */
  public Judgement judge(Pass pass, EncoderInput input) {
    return judge(pass, read(pass, input));
  }

  /** The sizes. */
  public EncoderConfig config() {
    return encoder.config();
  }
}
