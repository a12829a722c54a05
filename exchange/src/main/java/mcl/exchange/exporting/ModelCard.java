package mcl.exchange.exporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import mcl.exchange.huggingface.ForeignModel;
import mcl.exchange.huggingface.ModelKind;
import mcl.model.config.EncoderConfig;

/**
 * The model card of an exported model: a page of Markdown behind a block of YAML, as model hubs
 * show it. It says what is known and does not guess the rest, such as licence and language.
 *
 * @param note on stored tensors for which transformers has no place
 */
record ModelCard(CardHead head, ForeignModel model, Optional<String> note) {
  static final String FILE = "README.md";

  String text() {
    List<String> parts = new ArrayList<>();
    parts.add(metadata());
    parts.add("# " + Markdown.plain(head.title()) + "\n");
    parts.add(kindOfModel());
    parts.add("## Use\n\n```python\n" + usage() + "```\n");
    parts.addAll(new CardHistory(head.facts()).parts());
    parts.add(ending());
    return String.join("\n", parts);
  }

  private String metadata() {
    List<String> tags = new ArrayList<>(List.of("electra", "mcl"));
    if (!model.kind().isTuned()) {
      tags.add(model.kind() == ModelKind.MASKED_LM ? "generator" : "discriminator");
    }
    return "---\nlibrary_name: transformers\npipeline_tag: "
        + model.kind().pipeline()
        + "\ntags:\n"
        + tags.stream().map(tag -> "- " + tag + "\n").collect(Collectors.joining())
        + "---\n";
  }

  private String kindOfModel() {
    String sentence =
        switch (model.kind()) {
          case PRE_TRAINING ->
              "The discriminator of an ELECTRA pair: it says of each token whether"
                  + " it belongs there (0, original) or not (1, replaced). This is the player to"
                  + " fine-tune.";
          case MASKED_LM -> "The generator of an ELECTRA pair: it guesses masked tokens.";
          case ENCODER -> "An ELECTRA encoder without a head.";
          case SEQUENCE_CLASSIFICATION ->
              model.labels().size() == 1
                  ? "An ELECTRA encoder, fine-tuned to score texts."
                  : "An ELECTRA encoder, fine-tuned to tell classes of text apart: "
                      + labels()
                      + ".";
          case TOKEN_CLASSIFICATION ->
              "An ELECTRA encoder, fine-tuned to tell classes of tokens"
                  + " apart: "
                  + labels()
                  + ".";
          case QUESTION_ANSWERING ->
              "An ELECTRA encoder, fine-tuned to find the answer to a question" + " in a text.";
        };
    return sentence + "\n\n" + sizes();
  }

  private String labels() {
    return model.labels().stream().map(Markdown::code).collect(Collectors.joining(", "));
  }

  private String sizes() {
    EncoderConfig config = model.encoder();
    long parameters = model.weights().stream().mapToLong(weight -> weight.shape().size()).sum();
    return Markdown.table(
        List.of("layers", "width", "heads", "embeddings", "positions", "vocabulary", "parameters"),
        List.of(
            List.of(
                String.valueOf(config.numHiddenLayers()),
                String.valueOf(config.hiddenSize()),
                String.valueOf(config.numAttentionHeads()),
                String.valueOf(config.embeddingSize()),
                String.valueOf(config.maxPositionEmbeddings()),
                String.valueOf(config.vocabSize()),
                String.format(Locale.ROOT, "%,d", parameters))));
  }

  private String usage() {
    String auto =
        "AutoModel"
            + switch (model.kind()) {
              case PRE_TRAINING -> "ForPreTraining";
              case MASKED_LM -> "ForMaskedLM";
              case ENCODER -> "";
              case SEQUENCE_CLASSIFICATION -> "ForSequenceClassification";
              case TOKEN_CLASSIFICATION -> "ForTokenClassification";
              case QUESTION_ANSWERING -> "ForQuestionAnswering";
            };
    return "from transformers import "
        + auto
        + ", AutoTokenizer\n\ntokenizer = AutoTokenizer.from_pretrained(folder)\nmodel = "
        + auto
        + ".from_pretrained(folder)\noutputs = model(**tokenizer("
        + inputs()
        + ", return_tensors=\"pt\"))\n";
  }

  /** What the tokenizer is called with. */
  private String inputs() {
    return switch (model.kind()) {
      case QUESTION_ANSWERING -> "question, passage";
      case TOKEN_CLASSIFICATION -> "words, is_split_into_words=True";
      case SEQUENCE_CLASSIFICATION -> head.facts().isOfPairs() ? "first_text, second_text" : "text";
      case PRE_TRAINING, MASKED_LM, ENCODER -> "text";
    };
  }

  private String ending() {
    return "## Notes\n\n"
        + note.map(it -> it + "\n\n").orElse("")
        + "Licence and language of the text are not recorded. Before you publish this model, add"
        + " `license:` and `language:` to the block at the top.\n\nExported by "
        + Markdown.plain(head.software())
        + ".\n";
  }
}
