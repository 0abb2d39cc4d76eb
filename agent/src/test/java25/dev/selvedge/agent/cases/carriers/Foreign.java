package dev.selvedge.agent.cases.carriers;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Functions of the C library: one that sleeps, and one that calls back. */
final class Foreign {

  private static final Linker LINKER = Linker.nativeLinker();

  static final MethodHandle SLEEP =
      find("usleep", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

  private static final MethodHandle SORT =
      find(
          "qsort",
          FunctionDescriptor.ofVoid(
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.ADDRESS));

  private static volatile Row.Body body = () -> {};

  private Foreign() {}

  private static MethodHandle find(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), type);
  }

  /** Has native code call back, once. */
  static void callBack(Row.Body what) throws Throwable {
    body = what;
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle compare =
          MethodHandles.lookup()
              .findStatic(
                  Foreign.class,
                  "compare",
                  MethodType.methodType(int.class, MemorySegment.class, MemorySegment.class));
      MemorySegment stub =
          LINKER.upcallStub(
              compare,
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
              arena);
      SORT.invokeExact(arena.allocate(16), 2L, 4L, stub);
    }
  }

  static int compare(MemorySegment one, MemorySegment other) {
    Row.Body once = body;
    body = () -> {};
    try {
      once.run();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    return 0;
  }
}
