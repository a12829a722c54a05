package mcl.finetuning.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import mcl.base.check.UserException;
import mcl.base.json.Layers;
import mcl.base.json.Origin;
import mcl.finetuning.answer.AnswerConfig;
import mcl.finetuning.answer.NullScore;
import mcl.finetuning.data.LabelSet;
import mcl.finetuning.inference.ModelFolder;
import mcl.model.config.HuggingFaceConfig;
import mcl.model.config.ModelLabels;
import mcl.model.electra.Player;

/** The task that a model was tuned for, as its {@code config.json} tells. */
public final class StoredTask {
  private StoredTask() {}

  /**
   * Reads it.
   *
   * @param folder of the model, or of the run that tuned it
   * @throws UserException if it was tuned for nothing, or for what is not known here
   */
  public static Task<?> read(Path folder) {
    Path model = ModelFolder.of(folder, Player.DISCRIMINATOR).path();
    ObjectNode fields = HuggingFaceConfig.fields(model);
    String architecture = fields.path("architectures").path(0).asText();
    if (architecture.endsWith("QuestionAnswering")) {
      return questions(fields, model.resolve(HuggingFaceConfig.FILE));
    }
    List<String> labels = ModelLabels.of(model, fields);
    if (architecture.endsWith("ForTokenClassification")) {
      return new TokenLabeling(LabelSet.of(labels));
    }
    if (!architecture.endsWith("ForSequenceClassification")) {
      throw UserException.of(
          "%s: field \"architectures\" is \"%s\". Give a model that was fine-tuned to classify texts"
              + " or words, to score texts or to answer questions: mcl finetune makes one.",
          model.resolve(HuggingFaceConfig.FILE), architecture);
    }
    String problem = fields.path("problem_type").asText();
    if (problem.equals("multi_label_classification")) {
      throw UserException.of(
          "%s: field \"problem_type\" is \"%s\"; only one label for each text is known here.",
          model.resolve(HuggingFaceConfig.FILE), problem);
    }
    boolean scores = problem.equals("regression") || labels.size() == 1;
    TextForm texts = TextForm.read(fields);
    return scores
        ? new Regression(texts, Scale.UNIT)
        : Classification.of(texts, LabelSet.of(labels));
  }

  private static Task<?> questions(ObjectNode fields, Path file) {
    AnswerConfig settings = settings(fields, file);
    return switch (fields.path(QuestionAnswering.NULL_SCORE).asText()) {
      case QuestionAnswering.BY_HEAD -> new QuestionAnswering(true, settings.with(NullScore.HEAD));
      case QuestionAnswering.BY_CLASSIFICATION_TOKEN ->
          new QuestionAnswering(true, settings.with(NullScore.CLS));
      default -> new QuestionAnswering(false, settings);
    };
  }

  /** How the model found answers when it was judged; a model of others says nothing of that. */
  private static AnswerConfig settings(ObjectNode fields, Path file) {
    Layers layers = new Layers(AnswerConfig.electra());
    if (fields.get(QuestionAnswering.SETTINGS) instanceof ObjectNode stored) {
      Origin place = Origin.of(file + ", field \"" + QuestionAnswering.SETTINGS + "\"");
      layers.put(stored, pointer -> place);
    }
    return layers.as(AnswerConfig.class);
  }
}
