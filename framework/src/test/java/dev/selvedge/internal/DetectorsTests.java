package dev.selvedge.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.EventLoopDetector;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorsTests {

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();

  @Test
  void areWhatFrameworksProvide() throws Exception {
    List<EventLoopDetector> all = provided(ByName.class.getName());

    assertThat(all).singleElement().isInstanceOf(ByName.class);
    assertThat(said).isEmpty();
  }

  @Test
  void areLeftOutInOneLineEachWhereTheyCannotBeMade() throws Exception {
    List<EventLoopDetector> all =
        provided(
            Broken.class.getName(),
            "com.acme.Missing",
            DetectorsTests.class.getName(),
            ByName.class.getName());

    assertThat(all).singleElement().isInstanceOf(ByName.class);
    assertThat(said)
        .hasSize(3)
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("detector of event loops is left out")
                    .doesNotContain("\n"));
    assertThat(said.get(0)).contains(Broken.class.getName(), "cannot be made");
    assertThat(said.get(1)).contains("com.acme.Missing");
    assertThat(said.get(2)).contains(DetectorsTests.class.getName(), "not a subtype");
  }

  @Test
  void areNotLookedForForEver() {
    List<EventLoopDetector> all =
        Detectors.all(
            () ->
                new java.util.Iterator<>() {
                  @Override
                  public boolean hasNext() {
                    throw new IllegalStateException("always");
                  }

                  @Override
                  public EventLoopDetector next() {
                    throw new IllegalStateException("always");
                  }
                },
            said::add);

    assertThat(all).isEmpty();
    assertThat(said).isNotEmpty();
  }

  private List<EventLoopDetector> provided(String... classes) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(services.resolve(EventLoopDetector.class.getName()), List.of(classes));
    ClassLoader parent = getClass().getClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent)) {
      return Detectors.all(ServiceLoader.load(EventLoopDetector.class, loader), said::add).stream()
          .filter(each -> !(each instanceof dev.selvedge.OwnLoopsDetector))
          .toList();
    }
  }

  /** One that works. */
  public static final class ByName implements EventLoopDetector {
    @Override
    public boolean isEventLoop(Thread thread) {
      return thread.getName().equals("loop");
    }
  }

  /** One that cannot be made. */
  public static final class Broken implements EventLoopDetector {
    public Broken() {
      throw new IllegalStateException("cannot\nbe made");
    }

    @Override
    public boolean isEventLoop(Thread thread) {
      return true;
    }
  }
}
