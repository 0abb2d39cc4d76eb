package dev.selvedge.agent.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** The one way through the agent, and who may know what. */
@AnalyzeClasses(
    packages = "dev.selvedge.agent",
    importOptions = {ImportOption.DoNotIncludeTests.class})
class ArchitectureTests {

  private static final String ROOT = "dev.selvedge.agent";
  private static final String[] JDK = {"java..", "javax..", "org.jspecify.."};

  @ArchTest
  static final ArchRule weavingKnowsNoneOfWhatComesAfterTheSensors =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".weave..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + "..").and(notIn(ROOT + ".weave..", ROOT + ".sensor..")))
          .because("advice is one static call into a sensor");

  @ArchTest
  static final ArchRule sensorsKnowNoRule =
      classes()
          .that()
          .resideInAPackage(ROOT + ".sensor..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(with(ROOT + ".sensor..", ROOT + ".event.."))
          .because("a sensor turns calls into events, whatever is made of them");

  @ArchTest
  static final ArchRule eventsAreValues =
      classes()
          .that()
          .resideInAPackage(ROOT + ".event..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(with(ROOT + ".event.."))
          .because("they carry all that a rule needs, so that its test needs no agent");

  @ArchTest
  static final ArchRule rulesKnowNothingButEvents =
      classes()
          .that()
          .resideInAPackage(ROOT + ".rule..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(with(ROOT + ".rule..", ROOT + ".event.."))
          .because("a rule is a pure state machine over events");

  @ArchTest
  static final ArchRule rulesNeverSeeEachOther =
      slices()
          .matching(ROOT + ".rule.(*)")
          .should()
          .notDependOnEachOther()
          .because("what one fault means for several rules is decided by the verdict");

  @ArchTest
  static final ArchRule theVerdictKnowsRulesAndTheJournal =
      classes()
          .that()
          .resideInAPackage(ROOT + ".verdict..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              with(ROOT + ".verdict..", ROOT + ".rule..", ROOT + ".event..", ROOT + ".journal.."))
          .because("it turns what rules propose into lines of the journal");

  @ArchTest
  static final ArchRule theJournalStandsAlone =
      classes()
          .that()
          .resideInAPackage(ROOT + ".journal..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(with(ROOT + ".journal..", "com.google.gson.stream.."))
          .because("its lines are maps of JDK types");

  @ArchTest
  static final ArchRule reportsReadJournalsOnly =
      classes()
          .that()
          .resideInAPackage(ROOT + ".report..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              with(
                  ROOT + ".report..",
                  "com.google.gson.stream..",
                  "org.openjdk.jmc.flightrecorder.writer.."))
          .because("a report of one JVM, of all forks and of all shards is the same");

  @ArchTest
  static final ArchRule theBaselineKnowsNothingButItsFile =
      classes()
          .that()
          .resideInAPackage(ROOT + ".baseline..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(with(ROOT + ".baseline..", "com.google.gson.stream.."))
          .because("the verdict of a JVM and the check of many compare with the same one");

  @ArchTest
  static final ArchRule optionsStandAlone =
      classes()
          .that()
          .resideInAPackage(ROOT + ".options..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(with(ROOT + ".options.."))
          .because("what the user wrote is refused before anything else begins");

  @ArchTest
  static final ArchRule onlyWeavingKnowsBytecode =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".weave..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.objectweb.asm..")
          .because("how calls are woven in is to be replaceable");

  @ArchTest
  static final ArchRule onlyWhatReadsAndWritesFilesKnowsGson =
      noClasses()
          .that(notIn(ROOT + ".journal..", ROOT + ".report..", ROOT + ".baseline.."))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.gson..")
          .because("all others exchange maps of JDK types");

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("it is not needed, and costs time, inside of a guarded JVM");

  @ArchTest
  static final ArchRule nothingPrintsToStandardOutput =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".cli..")
          .and()
          // It asks whether it is standard output that the application prints to.
          .doNotHaveFullyQualifiedName(ROOT + ".sensor.Logging")
          .should()
          .accessField(System.class, "out")
          .because("it belongs to the application, and to Surefire's channel");

  @ArchTest
  static final ArchRule nothingIsKeptInThreadLocals =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ThreadLocal.class)
          .because(
              "they would be made on threads of no interest, and inherited ones are copied into"
                  + " workers that are made late");

  @ArchTest
  static final ArchRule theEntryNeedsNothingButTheJdk =
      classes()
          .that()
          .haveFullyQualifiedName(ROOT + ".Premain")
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(JDK).or(nameMatching(ROOT + "\\.Premain")))
          .because("an old JVM has to load it to be told that it is too old");

  private static DescribedPredicate<JavaClass> notIn(String... packages) {
    return resideOutsideOfPackages(packages);
  }

  /** These packages and the JDK's. */
  private static String[] with(String... packages) {
    String[] all = Arrays.copyOf(JDK, JDK.length + packages.length);
    System.arraycopy(packages, 0, all, JDK.length, packages.length);
    return all;
  }
}
