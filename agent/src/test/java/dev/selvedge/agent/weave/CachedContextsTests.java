package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachedContextsTests {

  @Test
  void tellWhenOneIsMadeWokenUpPutToRestAndClosed() {
    byte[] woven = CachedContexts.weave(WovenClass.fileOf(Delegate.class));

    assertThat(CallsOf.classFile(woven == null ? new byte[0] : woven))
        .filteredOn(call -> call.startsWith("dev/selvedge/agent/sensor/task/WiderWork.begin"))
        .hasSize(4);
  }

  @Test
  void areThoseOfSpringAlone() {
    assertThat(
            LibraryTypes.maybe(
                "org/springframework/test/context/cache/DefaultCacheAwareContextLoaderDelegate"))
        .isTrue();
    assertThat(LibraryTypes.maybe("org/springframework/test/context/cache/DefaultContextCache"))
        .isFalse();
    assertThat(CachedContexts.weave(WovenClass.fileOf(CachedContextsTests.class))).isNull();
  }

  /** As Spring has it. */
  static class Delegate {
    private final List<Object> contexts = new ArrayList<>();

    public Object loadContext(Object configuration) {
      contexts.add(configuration);
      return configuration;
    }

    public boolean isContextLoaded(Object configuration) {
      return contexts.contains(configuration);
    }

    public void closeContext(Object configuration, String mode) {
      contexts.remove(mode.isEmpty() ? configuration : mode);
    }

    public void registerContextUsage(Object configuration, Class<?> test) {
      contexts.add(test);
    }

    public void unregisterContextUsage(Object configuration, Class<?> test) {
      contexts.remove(test);
    }
  }
}
