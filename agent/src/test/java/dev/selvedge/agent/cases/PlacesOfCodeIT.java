package dev.selvedge.agent.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.OnBuildJdk;
import dev.selvedge.agent.cases.ChildJvm.Outcome;
import dev.selvedge.agent.cases.manners.Blocks;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs are guarded wherever their classes are, and beside other agents. */
class PlacesOfCodeIT {

  private static final String MAIN =
      """
      package shop;
      public class Main {
        public static void main(String[] args) throws Exception {
          Thread loop = new Thread(Main::sleep, "loop-1");
          loop.start();
          loop.join();
        }
        private static void sleep() {
          try {
            Thread.sleep(5);
            new java.io.File("nothing").exists();
            Class.forName("shop.Main");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void inANamedModule() throws Exception {
    Path classes = compile("module shop {}");

    assertFound(
        ChildJvm.watched(folder).with("-p", classes.toString(), "-m", "shop/shop.Main").run());
  }

  @Test
  void inAnExecutableJar() throws Exception {
    Path classes = compile(null);
    Path jar = folder.resolve("shop.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "shop.Main");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      out.putNextEntry(new ZipEntry("shop/Main.class"));
      out.write(Files.readAllBytes(classes.resolve("shop/Main.class")));
    }

    assertFound(ChildJvm.watched(folder).with("-jar", jar.toString()).run());
  }

  @Test
  void inASourceFileThatIsRunAsItIs() throws Exception {
    Path source = Files.createDirectory(folder.resolve("shop")).resolve("Main.java");
    Files.writeString(source, MAIN);

    assertFound(ChildJvm.watched(folder).with(source.toString()).run());
  }

  @Test
  @OnBuildJdk
  void besideACoverageAgentThatComesFirst() throws Exception {
    assertGuardedAndCovered(ChildJvm.bare(folder).with(jacoco(), selvedge()).run(Blocks.class));
  }

  @Test
  @OnBuildJdk
  void besideACoverageAgentThatComesLater() throws Exception {
    assertGuardedAndCovered(ChildJvm.bare(folder).with(selvedge(), jacoco()).run(Blocks.class));
  }

  private void assertGuardedAndCovered(Outcome outcome) throws IOException {
    Expectations.assertSound(outcome);
    Expectations.assertMarked(outcome.journal(), Blocks.class);
    assertThat(folder.resolve("jacoco.exec")).isNotEmptyFile();
  }

  private String selvedge() {
    return ChildJvm.javaagent(ChildJvm.AGENT, folder, "eventloops=loop-*");
  }

  private String jacoco() throws IOException {
    Path jar = Libraries.copied("jacoco").get(0);
    return "-javaagent:" + jar + "=destfile=" + folder.resolve("jacoco.exec");
  }

  private static void assertFound(Outcome outcome) {
    Expectations.assertSound(outcome);
    assertThat(outcome.journal().findings())
        .extracting(
            finding -> finding.file() + ":" + finding.siteLine() + " " + finding.text("api"))
        .containsExactlyInAnyOrder(
            "Main.java:10 java.lang.Thread.sleep", "Main.java:11 java.io.File.exists");
  }

  private Path compile(String moduleInfo) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("sources/shop"));
    Path main = Files.writeString(sources.resolve("Main.java"), MAIN);
    Path classes = Files.createDirectory(folder.resolve("classes"));
    assertThat(javac("-d", classes.toString(), main.toString())).isZero();
    if (moduleInfo != null) {
      Path module = Files.writeString(sources.resolveSibling("module-info.java"), moduleInfo);
      assertThat(javac("-d", classes.toString(), module.toString(), main.toString())).isZero();
    }
    return classes;
  }

  private static int javac(String... arguments) {
    return ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
  }
}
