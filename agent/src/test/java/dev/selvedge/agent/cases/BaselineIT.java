package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.Journal.Finding;
import dev.selvedge.agent.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is in a baseline is known again after the program was edited, and what was put in is new.
 * The program is compiled here, once for each edit.
 */
@OnBuildJdk
class BaselineIT {

  private static final String HEAD =
      """
      import java.util.concurrent.CompletableFuture;
      import java.util.function.Supplier;

      public class Shop {
        static int started = start();

        public static void main(String[] arguments) throws Exception {
          Thread loop = new Thread(() -> new Shop().all(), "loop-1");
          loop.start();
          loop.join();
        }

        static void sleep() {
          try {
            Thread.sleep(2);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        }
      """;

  private static final String FIXED =
      """

        static int start() {
          return 1;
        }
      """;

  private static final String SERVE =
      """

        void serve() {
          Runnable first = () -> { };
          first.run();
          Runnable second = () -> {
            try { Thread.sleep(2); } catch (InterruptedException e) { }
          };
          second.run();
          new Object() {
            void run() {
              try { Thread.sleep(2); } catch (InterruptedException e) { }
            }
          }.run();
          class Local {
            void run() {
              try { Thread.sleep(2); } catch (InterruptedException e) { }
            }
          }
          new Local().run();
        }
      """;

  /** The lambda is another one, in another one; the classes have other numbers. */
  private static final String SERVE_EDITED =
      """

        void serve() {
          // Two
          // lines.
          Runnable none = () -> { };
          Runnable other = () -> none.run();
          other.run();
          new Object() { void run() { } }.run();
          Runnable outer = () -> {
            Runnable inner = () -> {
              try { Thread.sleep(2); } catch (InterruptedException e) { }
            };
            inner.run();
          };
          outer.run();
          new Object() {
            void run() {
              try { Thread.sleep(2); } catch (InterruptedException e) { }
            }
          }.run();
          {
            class Local {
              void run() { }
            }
            new Local().run();
          }
          class Local {
            void run() {
              try { Thread.sleep(2); } catch (InterruptedException e) { }
            }
          }
          new Local().run();
        }
      """;

  private static final String ORDER =
      """

        void order() {
          sleep();
          CompletableFuture<String> lost = CompletableFuture.supplyAsync(() -> fail("no stock"));
          while (!lost.isDone()) {
            Thread.onSpinWait();
          }
        }

        static String fail(String why) {
          throw new IllegalStateException(why);
        }
      """;

  private static final String SLEEP =
      "    try { Thread.sleep(2); } catch (InterruptedException e) { }\n";

  private static final String ALL =
      """

        void all() {
          serve();
          order();
        }
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();

  @Test
  void knowsWhatWasThereAfterAnEditAndFailsOnWhatIsNew() throws Exception {
    Outcome before = run("before", HEAD + FIXED + SERVE + ORDER + ALL + "}\n");
    assertThat(before.journal().findings())
        .extracting(finding -> finding.text("fingerprint"))
        .as("made on Java 17; what the JDK is must not matter")
        .containsExactlyInAnyOrder(
            "dd929a635bb29501",
            "d81c2775753eb262",
            "14da6959ff4940a1",
            "8eb5468a170fe3b6",
            "76cd1c9386bb0076");
    String baseline = folder.resolve("baseline.json").toString();
    assertThat(command("baseline", "--to", baseline, journals("before"))).isZero();

    Outcome edited =
        run(
            "edited",
            "// Shifted\n\n" + HEAD + FIXED + ALL + ORDER + SERVE_EDITED + "}\n",
            "baseline=" + baseline);
    assertThat(edited.journal().findings()).hasSize(5).allMatch(BaselineIT::isKnown);
    assertThat(edited.err()).contains("Selvedge: 5 findings (5 errors), 5 known\n");
    assertThat(command("check", "--baseline", baseline, journals("edited"))).isZero();

    String late = ORDER.replace("    sleep();\n", "    sleep();\n" + SLEEP);
    String twice = SERVE_EDITED.replace("    outer.run();\n", "    outer.run();\n" + SLEEP);
    Outcome worse = run("worse", HEAD + FIXED + twice + ALL + late + "}\n", "baseline=" + baseline);
    assertThat(worse.journal().findings()).hasSize(7);
    assertThat(worse.journal().findings())
        .filteredOn(finding -> !isKnown(finding))
        .hasSize(2)
        .extracting(Finding::method)
        .contains("order");
    assertThat(command("check", "--baseline", baseline, journals("worse"))).isEqualTo(3);
    assertThat(out.toString())
        .contains("Selvedge: 2 findings (2 errors) fail; 5 known", "Shop.serve(Shop.java:");
  }

  private static boolean isKnown(Finding finding) {
    return finding.line().has("known") && finding.line().get("known").getAsBoolean();
  }

  private String journals(String name) {
    return folder.resolve(name).resolve("journals").toString();
  }

  private int command(String... arguments) {
    PrintWriter writer = new PrintWriter(out, true);
    return Main.run(writer, writer, arguments);
  }

  private Outcome run(String name, String source, String... options) throws Exception {
    Path home = Files.createDirectory(folder.resolve(name));
    Path file = Files.writeString(home.resolve("Shop.java"), source);
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-g", "--release", "17", "-d", home.toString(), file.toString());
    assertThat(compiled).as("a program that compiles").isZero();
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("eventloops=loop-*", "formats=none", "rules=BlockedEventLoop:LostFailure"));
    Outcome outcome =
        ChildJvm.bare(home)
            .with(ChildJvm.javaagent(ChildJvm.AGENT, home, all.toArray(String[]::new)))
            .with("-cp", home.toString(), "Shop")
            .run();
    assertThat(outcome.exitCode()).as("%s", outcome.lastWords()).isZero();
    return outcome;
  }
}
