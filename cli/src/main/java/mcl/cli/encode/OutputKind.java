package mcl.cli.encode;

import java.nio.file.Path;
import mcl.finetuning.inference.ReadoutKind;
import mcl.finetuning.inference.TextModel;
import mcl.model.electra.Player;
import mcl.tokenization.vocabulary.Vocabulary;

/** What {@code mcl encode} can print of a text. */
public enum OutputKind {
  /** One vector. */
  POOLED {
    @Override
    ReadoutKind readout(Path model, Player player, Pooling pooling) {
      return pooling == Pooling.CLS ? ReadoutKind.CLS : ReadoutKind.MEAN;
    }

    @Override
    AnswerView view(Vocabulary vocabulary, ReadoutKind asked, int best) {
      return new PooledView();
    }
  },

  /** A vector for each token. */
  TOKENS {
    @Override
    ReadoutKind readout(Path model, Player player, Pooling pooling) {
      return ReadoutKind.TOKENS;
    }

    @Override
    AnswerView view(Vocabulary vocabulary, ReadoutKind asked, int best) {
      return new VectorsView(vocabulary);
    }
  },

  /** The probability of each token that it was replaced. */
  DETECTION {
    @Override
    ReadoutKind readout(Path model, Player player, Pooling pooling) {
      return ReadoutKind.DETECTION;
    }

    @Override
    AnswerView view(Vocabulary vocabulary, ReadoutKind asked, int best) {
      return new DetectionView(vocabulary, false);
    }
  },

  /** What the model's own head says: of each token, or over the vocabulary at each mask. */
  LOGITS {
    @Override
    ReadoutKind readout(Path model, Player player, Pooling pooling) {
      return TextModel.head(model, player);
    }

    @Override
    AnswerView view(Vocabulary vocabulary, ReadoutKind asked, int best) {
      return asked == ReadoutKind.MASKS
          ? new MaskLogitsView(vocabulary)
          : new DetectionView(vocabulary, true);
    }
  },

  /** The likeliest pieces at each mask. */
  FILLINGS {
    @Override
    ReadoutKind readout(Path model, Player player, Pooling pooling) {
      return ReadoutKind.MASKS;
    }

    @Override
    AnswerView view(Vocabulary vocabulary, ReadoutKind asked, int best) {
      return new FillingsView(vocabulary, best);
    }
  };

  /** How one vector is made of those of the tokens. */
  public enum Pooling {
    /** That of {@code [CLS]}. */
    CLS,
    /** Their mean, padding left out. */
    MEAN
  }

  /** What the model is asked. */
  abstract ReadoutKind readout(Path model, Player player, Pooling pooling);

  /**
   * How the answers are shown.
   *
   * @param best how many fillings of a mask
   */
  abstract AnswerView view(Vocabulary vocabulary, ReadoutKind asked, int best);
}
