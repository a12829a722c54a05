package mcl.cli.commands;

import mcl.cli.options.Arguments;
import mcl.cli.options.CommandOption;
import mcl.cli.options.OptionGroup;
import mcl.finetuning.source.NamedColumns;

/** How columns of a user's own files are named. */
final class ColumnOptions {
  static final CommandOption TEXT =
      CommandOption.value(
          "text-column",
          "NAME",
          OptionGroup.INPUT,
          "The column or JSON field with the text, or the first of a pair; of CoNLL columns the number"
              + " of that with the word. If not given: text, sentence1 of pairs, tokens or 1 of"
              + " words.");
  static final CommandOption SECOND =
      CommandOption.value(
          "second-column",
          "NAME",
          OptionGroup.INPUT,
          "The column with the second text of a pair; sentence2 if not given.");
  static final CommandOption LABEL =
      CommandOption.value(
          "label-column",
          "NAME",
          OptionGroup.INPUT,
          "The column with what is right. If not given: label, score of regression, tags or -1 (the"
              + " last) of words.");

  private ColumnOptions() {}

  static NamedColumns of(Arguments arguments) {
    return new NamedColumns(
        arguments.optionalText(TEXT),
        arguments.optionalText(SECOND),
        arguments.optionalText(LABEL));
  }
}
