package mcl.finetuning.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names of classes as {@code config.json} holds them. */
final class ModelFields {
  private ModelFields() {}

  static Map<String, Object> labels(List<String> names) {
    Map<String, String> id2label = new LinkedHashMap<>();
    Map<String, Integer> label2id = new LinkedHashMap<>();
    for (int id = 0; id < names.size(); id++) {
      id2label.put(String.valueOf(id), names.get(id));
      label2id.put(names.get(id), id);
    }
    return new LinkedHashMap<>(Map.of("id2label", id2label, "label2id", label2id));
  }
}
