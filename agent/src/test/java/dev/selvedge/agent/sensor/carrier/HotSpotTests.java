package dev.selvedge.agent.sensor.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What on a stack keeps a virtual thread on its carrier. */
class HotSpotTests {

  private static final StackTraceElement USER = method("com.acme.Foo", "bar", 7);
  private static final StackTraceElement RUN = method("java.lang.VirtualThread", "run", 466);

  private static StackTraceElement method(String type, String name, int line) {
    return new StackTraceElement(type, name, "Foo.java", line);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Foo,                               <clinit>,                5",
    "com.acme.Plugins,                           loadClass,               5",
    "java.lang.invoke.MethodHandleNatives,       linkCallSite,            5",
    "jdk.internal.misc.Unsafe,                   ensureClassInitialized0, -2",
    "com.acme.Native,                            call,                    -2"
  })
  void framesOfTheJvmAndNativeOnesDo(String type, String method, int line) {
    assertThat(HotSpot.isBelowJvm(new StackTraceElement[] {USER, method(type, method, line), RUN}))
        .isTrue();
  }

  @Test
  void othersDoNotAndThoseOfEveryVirtualThreadDoNotEither() {
    StackTraceElement enter = method("jdk.internal.vm.Continuation", "enterSpecial", -2);

    assertThat(HotSpot.isBelowJvm(new StackTraceElement[] {USER, RUN, enter})).isFalse();
  }
}
