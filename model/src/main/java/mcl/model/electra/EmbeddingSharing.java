package mcl.model.electra;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.RetainJavadoc;
import java.util.function.Supplier;

/**
 * How the two players come by their embeddings: the token, position and segment tables and their
 * layer normalisation. A new way is a constant here and a file beside the others.
 */
@RetainJavadoc
public enum EmbeddingSharing {
  /** One set for both, which learns from both losses (ELECTRA). */
  @JsonProperty("tied")
  TIED(TiedEmbeddings::new),

  /** The discriminator reads the generator's without teaching them, plus a learned difference. */
  @JsonProperty("gradientDisentangled")
  GRADIENT_DISENTANGLED(DisentangledEmbeddings::new),

  /** Each player has its own. */
  @JsonProperty("none")
  NONE(SeparateEmbeddings::new);

  private final Supplier<SharedEmbeddings> constructor;

  EmbeddingSharing(Supplier<SharedEmbeddings> constructor) {
    this.constructor = constructor;
  }

  SharedEmbeddings embeddings() {
    return constructor.get();
  }
}
