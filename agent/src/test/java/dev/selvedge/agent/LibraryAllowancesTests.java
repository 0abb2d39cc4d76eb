package dev.selvedge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.verdict.Allowance;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code selvedge.properties} in the jar of a library. */
class LibraryAllowancesTests {

  @TempDir Path folder;

  private final LibraryAllowances allowances = new LibraryAllowances();

  @Test
  void mayAllow() throws IOException {
    Path jar =
        jar("allow.BlockedEventLoop.cache=com.acme.Cache because it is filled once, at start");

    assertThat(allowances.of(jar.toUri().toString()))
        .containsExactly(
            new Allowance(
                "BlockedEventLoop",
                "com.acme.Cache",
                "it is filled once, at start",
                "selvedge.properties of a library.jar"));
  }

  @Test
  void mayDoNothingElseAndWhatIsWrongIsLeftOut() throws IOException {
    Path jar =
        jar(
            """
            rules=Nothing
            allow.Nonsense=com.acme.A because of that
            allow.BlockedEventLoop.a=com.acme.A
            allow.BlockedEventLoop.b=com.acme.B because of that
            """);

    assertThat(allowances.of(jar.toUri().toString()))
        .extracting(Allowance::where)
        .containsExactly("com.acme.B");
  }

  @Test
  void needNotBeThere() throws IOException {
    assertThat(allowances.of(jar(null).toUri().toString())).isEmpty();
    assertThat(allowances.of(folder.toUri().toString())).isEmpty();
    assertThat(allowances.of(folder.resolve("gone.jar").toUri().toString())).isEmpty();
    assertThat(allowances.isKnownToAllowNothing(folder.toUri().toString())).isTrue();
    assertThat(allowances.isKnownToAllowNothing("file:/other.jar")).isFalse();
    assertThat(allowances.of("jar:file:/a.jar!/BOOT-INF/lib/b.jar!/")).isEmpty();
  }

  private Path jar(@Nullable String properties) throws IOException {
    Path jar = folder.resolve("a library.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("other"));
      if (properties != null) {
        entries.putNextEntry(new JarEntry("selvedge.properties"));
        entries.write(properties.getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }
}
