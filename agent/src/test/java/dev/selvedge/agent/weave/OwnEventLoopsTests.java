package dev.selvedge.agent.weave;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.EventLoop;
import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.sensor.Blocking;
import dev.selvedge.agent.sensor.UserFault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnEventLoopsTests {

  private final List<String> bodies = new ArrayList<>();
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void listen() {
    UserFault.reportTo(said::add);
    Blocking.listen(
        new CallListener() {
          @Override
          public Object begun(BlockingCall call) {
            bodies.add(call.loop().body());
            return call;
          }

          @Override
          public void ended(Object begun, long nanos) {}
        });
  }

  @AfterEach
  void stop() {
    Blocking.stop();
    UserFault.reportTo(line -> {});
  }

  @Test
  void areMethodsThatCarryTheAnnotationStaticOrNot() throws Exception {
    Class<?> woven = weave(Methods.class);
    Object loop = woven.getDeclaredConstructor().newInstance();

    woven.getDeclaredMethod("plain").invoke(loop);
    assertThat(bodies).isEmpty();
    assertThat(woven.getDeclaredMethod("loop", long.class, String.class).invoke(loop, 3L, "four"))
        .isEqualTo("four3");
    woven.getDeclaredMethod("callback").invoke(null);

    assertThat(bodies)
        .containsExactly(Methods.class.getName() + ".loop", Methods.class.getName() + ".callback");
  }

  @Test
  void areLeftWhateverTheyThrow() throws Exception {
    Class<?> woven = weave(Methods.class);
    Object loop = woven.getDeclaredConstructor().newInstance();

    try {
      woven.getDeclaredMethod("failing").invoke(loop);
    } catch (java.lang.reflect.InvocationTargetException expected) {
      assertThat(expected.getCause()).hasMessage("as it should");
    }
    block();

    assertThat(bodies).containsExactly(Methods.class.getName() + ".failing");
  }

  @Test
  void areTheRunMethodsOfClassesThatCarryIt() throws Exception {
    Class<?> woven = weave(Runs.class);

    ((Runnable) woven.getDeclaredConstructor().newInstance()).run();

    assertThat(bodies).containsExactly(Runs.class.getName() + ".run");
    assertThat(said).isEmpty();
  }

  @Test
  void areLeftAsTheyAreWithoutIt() {
    assertThat(OwnEventLoops.weave(WovenClass.fileOf(OwnEventLoopsTests.class))).isNull();
    assertThat(OwnEventLoops.weave(WovenClass.fileOf(String.class))).isNull();
  }

  @Test
  void areSaidToBeNoneWhereThereIsNoCode() {
    assertThat(OwnEventLoops.weave(WovenClass.fileOf(Empty.class))).isNull();
    assertThat(OwnEventLoops.weave(WovenClass.fileOf(Abstract.class))).isNull();

    assertThat(said)
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("@EventLoop", "does nothing"));
    assertThat(said.get(0)).contains(Empty.class.getName());
    assertThat(said.get(1)).contains(Abstract.class.getName() + ".loop");
  }

  @Test
  void areLookedForInTheConstantPoolOfAnyClass() throws Exception {
    byte[] text = "Ldev/selvedge/EventLoop;".getBytes(UTF_8);

    assertThat(ClassFiles.holds(WovenClass.fileOf(Runs.class), text)).isTrue();
    for (Class<?> each :
        List.of(String.class, Math.class, Character.class, List.class, Runnable.class)) {
      assertThat(ClassFiles.holds(WovenClass.fileOf(each), text)).isFalse();
      assertThat(ClassFiles.holds(WovenClass.fileOf(each), "SourceFile".getBytes(UTF_8))).isTrue();
    }
  }

  private static Class<?> weave(Class<?> type) {
    byte[] woven = OwnEventLoops.weave(WovenClass.fileOf(type));
    assertThat(woven).isNotNull();
    return WovenClass.load(type.getName(), woven);
  }

  private static void block() {
    Blocking.exit(Blocking.file());
  }

  /** Methods that are loops, and one that is none. */
  public static class Methods {

    public Methods() {}

    @EventLoop
    public String loop(long count, String text) {
      Blocking.exit(Blocking.file());
      return text + count;
    }

    @EventLoop
    public static void callback() {
      Blocking.exit(Blocking.file());
    }

    @EventLoop
    public void failing() {
      Blocking.exit(Blocking.file());
      throw new IllegalStateException("as it should");
    }

    public void plain() {
      Blocking.exit(Blocking.file());
    }
  }

  /** A class that is a loop, by both annotations. */
  @EventLoop
  public static class Runs implements Runnable {

    public Runs() {}

    @Override
    @EventLoop
    public void run() {
      Blocking.exit(Blocking.file());
    }
  }

  @EventLoop
  private static final class Empty {}

  /** A class whose loop others write. */
  public abstract static class Abstract {
    @EventLoop
    public abstract void loop();
  }
}
