package mcl.cli;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.EasyTrain;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterServer;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** What no class of the product may do, and which module may know which. */
@AnalyzeClasses(packages = "mcl", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final Set<String> ARITHMETIC = Set.of("add", "sub", "mul", "div", "mod", "pow");

  /** From a module to those it may use besides itself. */
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "base", Set.of(),
          "tokenization", Set.of("base"),
          "bridge", Set.of("base"),
          "model", Set.of("base", "bridge"),
          "courses", Set.of("base", "tokenization", "bridge", "model"),
          "pretraining", Set.of("base", "tokenization", "bridge", "model", "courses"),
          "finetuning", Set.of("base", "tokenization", "bridge", "model", "pretraining"),
          "exchange", Set.of("base", "tokenization", "model", "pretraining", "finetuning"),
          "soups", Set.of("base"),
          "cli",
              Set.of(
                  "base",
                  "tokenization",
                  "bridge",
                  "model",
                  "courses",
                  "pretraining",
                  "finetuning",
                  "exchange",
                  "soups"));

  /**
   * The engine frees the scalar of {@code array.mul(0.5)} while autograd still needs it: gradients
   * turn to garbage without a word.
   */
  @ArchTest
  static final ArchRule scalarsOfAGraphAreArrays =
      noClasses()
          .that()
          .resideInAnyPackage(
              "mcl.bridge..",
              "mcl.model..",
              "mcl.courses..",
              "mcl.pretraining.loop..",
              "mcl.finetuning..")
          .should()
          .accessTargetWhere(target(arithmeticWithANumber()))
          .because("it is a use after free under autograd; make the number an array of the scope");

  /** What of DJL 0.36.0 ends the process, leaves NaN where zeros should be, or loses gradients. */
  @ArchTest
  static final ArchRule whatIsBrokenIsNotUsed =
      noClasses()
          .should()
          .accessField(DataType.class, "BFLOAT16")
          .orShould()
          .callMethodWhere(target(named(GradientCollector.class, Set.of("zeroGradients"))))
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(EasyTrain.class, ParameterServer.class)
          .because(
              "toType(BFLOAT16) aborts the process, zeroGradients keeps NaN, and EasyTrain does not"
                  + " wait for the gradients of several devices");

  @ArchTest
  static final ArchRule arraysAreReadFromSafetensorsOnly =
      noClasses()
          .should()
          .callMethodWhere(target(named(NDList.class, Set.of("decode"))))
          .orShould()
          .callMethodWhere(target(named(NDArray.class, Set.of("decode"))))
          .because("only the validated reader may read arrays from files");

  @ArchTest
  static final ArchRule nothingIsSerialized =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ObjectInputStream.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ObjectOutputStream.class);

  @ArchTest
  static final ArchRule onlyTheEntryPointEndsTheProcess =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Main.class.getName())
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule librariesPrintNothing =
      noClasses()
          .that()
          .resideOutsideOfPackage("mcl.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace");

  @ArchTest
  static final ArchRule trainingAsksNobodyForTimeAndChance =
      noClasses()
          .that()
          .resideInAnyPackage(
              "mcl.model..", "mcl.courses..", "mcl.pretraining..", "mcl.finetuning..")
          .should()
          .callMethodWhere(
              target(named(System.class, Set.of("nanoTime", "currentTimeMillis", "getenv"))))
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callConstructor(Random.class)
          .because("a run is a pure function of its configuration and seed");

  @ArchTest
  static void modulesKnowOnlyThoseBelow(JavaClasses classes) {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass user : classes) {
      String module = module(user);
      Set<String> allowed = ARROWS.getOrDefault(module, Set.of());
      for (Dependency use : user.getDirectDependenciesFromSelf()) {
        String used = module(use.getTargetClass());
        if (ARROWS.containsKey(used) && !used.equals(module) && !allowed.contains(used)) {
          wrong.add(use.getDescription());
        }
      }
    }
    assertEquals(Set.of(), wrong);
  }

  @ArchTest
  static void everyModuleHasItsArrows(JavaClasses classes) {
    Set<String> modules = new TreeSet<>();
    classes.forEach(type -> modules.add(module(type)));
    assertEquals(new TreeSet<>(ARROWS.keySet()), modules);
  }

  /** The second part of a package name, in {@code mcl.MODULE.ROOM}; empty elsewhere. */
  private static String module(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length > 1 && parts[0].equals("mcl") ? parts[1] : "";
  }

  private static DescribedPredicate<AccessTarget> arithmeticWithANumber() {
    return DescribedPredicate.describe(
        "arithmetic of an array with a Java number",
        target ->
            target.getOwner().isAssignableTo(NDArray.class)
                && target instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().size() == 1
                && unit.getRawParameterTypes().get(0).isEquivalentTo(Number.class)
                && ARITHMETIC.contains(target.getName().replaceFirst("i$", "")));
  }

  private static DescribedPredicate<AccessTarget> named(Class<?> owner, Set<String> names) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + " " + names,
        target -> target.getOwner().isAssignableTo(owner) && names.contains(target.getName()));
  }
}
