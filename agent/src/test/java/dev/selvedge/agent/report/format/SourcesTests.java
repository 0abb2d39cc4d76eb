package dev.selvedge.agent.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.report.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTests {

  @TempDir Path project;

  @ParameterizedTest
  @CsvSource({
    "src/main/java/com/acme/Orders.java, Orders.java",
    "src/test/java/com/acme/Orders.java, Orders.java",
    "src/main/kotlin/com/acme/Orders.kt, Orders.kt",
    "src/main/kotlin/Orders.kt, Orders.kt", // the common package left out
    "src/integrationTest/groovy/com/acme/Orders.groovy, Orders.groovy",
    "shop/core/src/main/java/com/acme/Orders.java, Orders.java",
    "src/com/acme/Orders.java, Orders.java",
    "com/acme/Orders.java, Orders.java",
    "src/main/java/com/acme/Orders.java,"
  })
  void findsTheFileWhereBuildsHaveIt(String path, String file) throws IOException {
    write(path);

    assertThat(here().find(site("com.acme.Orders$Line", file))).isEqualTo(path);
  }

  @Test
  void pathsAreThoseOfTheRepository() throws IOException {
    Files.createDirectory(project.resolve(".git"));
    write("shop/src/main/java/com/acme/Orders.java");
    write("other/src/main/java/com/acme/Stock.java");

    Sources sources = Sources.of(List.of(), project.resolve("shop"));

    assertThat(sources.find(site("com.acme.Orders", "Orders.java")))
        .isEqualTo("shop/src/main/java/com/acme/Orders.java");
    assertThat(sources.find(site("com.acme.Stock", "Stock.java")))
        .isEqualTo("other/src/main/java/com/acme/Stock.java");
  }

  @ParameterizedTest
  @ValueSource(strings = {"elsewhere", "elsewhere/src/main/java"})
  void looksWhereTheUserSays(String folder) throws IOException {
    write("elsewhere/src/main/java/com/acme/Orders.java");
    Path work = Files.createDirectory(project.resolve("work"));

    Sources sources = Sources.of(List.of(project.resolve(folder)), work);

    assertThat(sources.find(site("com.acme.Orders", "Orders.java")))
        .isEqualTo("src/main/java/com/acme/Orders.java");
  }

  @Test
  void whatIsBuiltIsNoSource() throws IOException {
    write("target/generated-sources/src/main/java/com/acme/Orders.java");

    assertThat(here().find(site("com.acme.Orders", "Orders.java"))).isNull();
  }

  @Test
  void namesTheClassesWithoutSources() throws IOException {
    write("src/main/java/com/acme/Orders.java");
    Sources sources = here();

    assertThat(sources.notes()).isEmpty();
    sources.find(site("com.acme.Orders", "Orders.java"));
    sources.find(site("com.acme.Gone", "Gone.java"));
    assertThat(sources.notes())
        .containsExactly(
            "no source found of the class com.acme.Gone; name the folder of its sources with"
                + " --sources");
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Orders, ../../../../../../secret.java",
    "com.acme.Orders, /etc/passwd",
    "com.acme.Orders, ..",
    "../../.., secret.java",
    "com/acme.Orders, secret.java",
    "com..acme.Orders, secret.java",
    "com.acme.Orders, 'a\u0000.java'"
  })
  void noNameLeadsOutOfTheSources(String className, String file) throws IOException {
    write("src/main/java/com/acme/Orders.java");
    write("secret.java");

    assertThat(here().find(site(className, file))).isNull();
  }

  private Sources here() {
    return Sources.of(List.of(), project);
  }

  private void write(String path) throws IOException {
    Path file = project.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private static Site site(String className, String file) {
    return new Site(className, "place", file, 41);
  }
}
