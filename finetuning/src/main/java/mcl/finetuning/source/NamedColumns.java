package mcl.finetuning.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mcl.finetuning.data.Columns;
import mcl.finetuning.task.TaskKind;

/** Columns, or JSON fields, that the user named; others are the usual ones of the kind. */
public record NamedColumns(Optional<String> text, Optional<String> second, Optional<String> label) {
  /** No column is named. */
  public static final NamedColumns NONE =
      new NamedColumns(Optional.empty(), Optional.empty(), Optional.empty());

  /** The columns of a file. */
  public Columns of(TaskKind kind, Path file) {
    return over(kind.usualColumns(file));
  }

  /** These in the place of the usual ones. */
  public Columns over(Columns usual) {
    List<String> texts = new ArrayList<>(usual.texts());
    text.ifPresent(name -> texts.set(0, name));
    if (second.isPresent() && texts.size() == 1) {
      texts.add(second.get());
    } else {
      second.ifPresent(name -> texts.set(1, name));
    }
    return new Columns(texts, label.or(usual::label));
  }
}
