package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The names by which a reader may mean a frame. */
class FrameNamesTests {

  private static final String HERE = FrameNamesTests.class.getName();

  @Test
  void areClassAndMethod() {
    assertThat(captured()).containsExactly(HERE + ".captured");
  }

  @Test
  void areThoseOfTheMethodALambdaStandsIn() {
    Supplier<Set<String>> lambda = () -> innermost();

    assertThat(lambda.get()).containsExactly(HERE + ".areThoseOfTheMethodALambdaStandsIn");
  }

  @Test
  void areThoseOfTheMethodAnAnonymousClassStandsIn() {
    Supplier<Set<String>> anonymous =
        new Supplier<>() {
          @Override
          public Set<String> get() {
            return innermost();
          }
        };

    assertThat(anonymous.get())
        .contains(
            HERE + ".areThoseOfTheMethodAnAnonymousClassStandsIn",
            "java.util.function.Supplier.get");
  }

  @Test
  void areThoseOfTheMethodALambdaInALocalClassStandsIn() {
    class Local {
      Set<String> run() {
        Supplier<Set<String>> lambda = () -> innermost();
        return lambda.get();
      }
    }

    assertThat(new Local().run())
        .contains(HERE + ".areThoseOfTheMethodALambdaInALocalClassStandsIn");
  }

  @Test
  void areThoseOfWhatTheClassExtendsAndImplements() {
    Named derived = new Derived();

    assertThat(derived.names())
        .contains(HERE + ".Derived.names", HERE + ".Base.names", HERE + ".Named.names")
        .doesNotContain("java.lang.Object.names");
  }

  @Test
  void areFoundForAClassThatIsLookedUpByItsName() {
    Frame found =
        new ClassFrame(
            new StackTraceElement(HERE + "$Derived", "names", "FrameNamesTests.java", 1),
            Derived.class);

    assertThat(found.names()).contains(HERE + ".Base.names");
    assertThat(found.isA(HERE + "$Base")).isTrue();
    assertThat(found.source()).startsWith("file:").endsWith("/");
  }

  private static Set<String> captured() {
    return Stacks.capture().stream()
        .filter(frame -> frame.methodName().equals("captured"))
        .findFirst()
        .orElseThrow()
        .names();
  }

  /** The names of whoever calls this. */
  private static Set<String> innermost() {
    return Stacks.capture().stream()
        .filter(frame -> frame.className().startsWith(HERE))
        .skip(1)
        .findFirst()
        .orElseThrow()
        .names();
  }

  private interface Named {
    Set<String> names();
  }

  private abstract static class Base implements Named {}

  private static final class Derived extends Base {
    @Override
    public Set<String> names() {
      return innermost();
    }
  }
}
