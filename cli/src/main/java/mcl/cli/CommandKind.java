package mcl.cli;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import mcl.cli.commands.BenchCommand;
import mcl.cli.commands.ConfigCommand;
import mcl.cli.commands.CookCommand;
import mcl.cli.commands.DemoCommand;
import mcl.cli.commands.DoctorCommand;
import mcl.cli.commands.EncodeCommand;
import mcl.cli.commands.EvaluateCommand;
import mcl.cli.commands.ExportCommand;
import mcl.cli.commands.FineTuneCommand;
import mcl.cli.commands.GlueCommand;
import mcl.cli.commands.ImportCommand;
import mcl.cli.commands.InspectCommand;
import mcl.cli.commands.PredictCommand;
import mcl.cli.commands.PretrainCommand;
import mcl.cli.commands.ReportCommand;
import mcl.cli.commands.ShowCoursesCommand;
import mcl.cli.commands.SoupCommand;
import mcl.cli.commands.TokenizeCommand;
import mcl.cli.commands.VocabularyCommand;

/** Every command there is. A new command is one class and one constant here. */
enum CommandKind {
  DEMO(DemoCommand::new),
  DOCTOR(DoctorCommand::new),
  VOCABULARY(VocabularyCommand::new),
  TOKENIZE(TokenizeCommand::new),
  PRETRAIN(PretrainCommand::new),
  BENCH(BenchCommand::new),
  CONFIG(ConfigCommand::new),
  SHOW_COURSES(ShowCoursesCommand::new),
  FINETUNE(FineTuneCommand::new),
  GLUE(GlueCommand::new),
  PREDICT(PredictCommand::new),
  EVALUATE(EvaluateCommand::new),
  SOUP(SoupCommand::new),
  COOK(CookCommand::new),
  ENCODE(EncodeCommand::new),
  REPORT(ReportCommand::new),
  INFO(InspectCommand::new),
  IMPORT(ImportCommand::new),
  EXPORT(ExportCommand::new);

  private final Supplier<Command> constructor;

  CommandKind(Supplier<Command> constructor) {
    this.constructor = constructor;
  }

  static List<Command> all() {
    return Arrays.stream(values()).map(kind -> kind.constructor.get()).toList();
  }
}
