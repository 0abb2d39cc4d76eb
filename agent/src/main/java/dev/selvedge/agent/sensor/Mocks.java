package dev.selvedge.agent.sensor;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mocks that Mockito has made. They are of the very class that they stand for, their fields are
 * empty, and what they are asked is an answer or a complaint of Mockito, never what is. Mockito is
 * asked in the way in which its own code in the mocked classes asks it.
 */
public final class Mocks {

  private static final String DISPATCHER =
      "org.mockito.internal.creation.bytebuddy.inject.MockMethodDispatcher";

  /** What Mockito has told the boot class path of itself; null as long as it is not there. */
  private static volatile @Nullable Mocks known;

  private final Map<?, ?> dispatchers;
  private final MethodHandle isMock;

  private Mocks(Map<?, ?> dispatchers, MethodHandle isMock) {
    this.dispatchers = dispatchers;
    this.isMock = isMock;
  }

  /** Mockito was seen in a class of which it makes mocks. */
  public static void seen() {
    if (known == null) {
      seen(null);
    }
  }

  /** The same, of a Mockito whose part for the boot class path another loader has. */
  static void seen(@Nullable ClassLoader loader) {
    try {
      Class<?> dispatcher = Class.forName(DISPATCHER, false, loader);
      Field all = dispatcher.getDeclaredField("DISPATCHERS");
      all.setAccessible(true);
      MethodHandle handle =
          MethodHandles.lookup()
              .findVirtual(
                  dispatcher, "isMock", MethodType.methodType(boolean.class, Object.class));
      if (all.get(null) instanceof Map<?, ?> map) {
        known = new Mocks(map, handle.asType(handle.type().changeParameterType(0, Object.class)));
      }
    } catch (ReflectiveOperationException | RuntimeException anotherMockito) {
      // Then a mock is taken for what it stands for.
    }
  }

  /** Forgets what it has seen. */
  static void forget() {
    known = null;
  }

  /** Whether an object is a mock. Never throws. */
  public static boolean isOne(@Nullable Object object) {
    Mocks mocks = known;
    return mocks != null && object != null && mocks.have(object);
  }

  private boolean have(Object object) {
    try {
      for (Object dispatcher : dispatchers.values()) {
        if ((boolean) isMock.invokeExact(dispatcher, object)) {
          return true;
        }
      }
    } catch (Throwable unknown) {
      // Then it is taken for what it stands for.
    }
    return false;
  }
}
