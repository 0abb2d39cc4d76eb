package dev.selvedge.agent.sensor.carrier;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JVM at hand. Made and used by the watchdog, because it takes a while to make ready. */
final class HotSpot implements Jvm {

  private static final StackTraceElement[] NO_STACK = {};
  private static final int NOT_COMPENSATING = 0;

  /** Before, a virtual thread stays on its carrier at every monitor. */
  private static final boolean MONITORS_PIN = Runtime.version().feature() < 24;

  private static final Set<String> CALLED_BY_JVM = Set.of("<clinit>", "loadClass", "findClass");

  private final Beans beans = new Beans();
  private final Class<?> carrierClass;
  private final VarHandle compensating;
  private final MethodHandle state;
  private final MethodHandle stack;
  private final ForeignCalls foreign = new ForeignCalls();

  private HotSpot(
      Class<?> carrierClass, VarHandle compensating, MethodHandle state, MethodHandle stack) {
    this.carrierClass = carrierClass;
    this.compensating = compensating;
    this.state = state;
    this.stack = stack;
  }

  /** Opens what is needed of the inside of the JDK to Selvedge alone. */
  static HotSpot open(Instrumentation instrumentation) throws ReflectiveOperationException {
    Set<Module> here = Set.of(HotSpot.class.getModule());
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of("jdk.internal.reflect", here),
        Map.of("java.lang", here, "jdk.internal.misc", here),
        Set.of(),
        Map.of());
    Class<?> carrier = Class.forName("jdk.internal.misc.CarrierThread");
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodHandles.Lookup ofThread = MethodHandles.privateLookupIn(Thread.class, lookup);
    return new HotSpot(
        carrier,
        MethodHandles.privateLookupIn(carrier, lookup)
            .findVarHandle(carrier, "compensating", int.class),
        ofThread.findSpecial(
            Thread.class, "threadState", MethodType.methodType(Thread.State.class), Thread.class),
        // The method of a virtual thread would suspend one that is about to be mounted.
        ofThread.findSpecial(
            Thread.class,
            "asyncGetStackTrace",
            MethodType.methodType(StackTraceElement[].class),
            Thread.class));
  }

  @Override
  public long cpuNanos(Slot slot) {
    long known = slot.osThread == null ? -1 : slot.osThread.cpuNanos();
    return known >= 0 ? known : beans.cpuNanos(slot.carrier);
  }

  @Override
  public long heldUpNanos(Slot slot) {
    return slot.osThread == null ? 0 : slot.osThread.heldUpNanos();
  }

  @Override
  public long pausedNanos() {
    return beans.pausedNanos();
  }

  @Override
  public boolean compensates(Thread carrier) {
    return carrierClass.isInstance(carrier)
        && (int) compensating.getVolatile(carrier) != NOT_COMPENSATING;
  }

  @Override
  public Thread.State state(Thread carrier) {
    try {
      return (Thread.State) state.invokeExact(carrier);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public StackTraceElement[] stack(Thread virtualThread) {
    try {
      StackTraceElement @Nullable [] taken = (StackTraceElement[]) stack.invokeExact(virtualThread);
      return taken == null ? NO_STACK : taken;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean wantsProcessor(Slot slot) {
    return slot.osThread != null && slot.osThread.state() == OsThread.State.RUNS;
  }

  /**
   * A native method shows on the stack. A call through {@code java.lang.foreign} does not, and is
   * believed of a thread of which the operating system says that it sleeps, in code that may have
   * made one. That it sleeps is not enough: the JVM itself lets a thread wait, for another one to
   * come to a safepoint or to compile, which takes long where that one has no processor.
   */
  @Override
  public boolean maybeNative(StackTraceElement[] taken, Slot slot) {
    return taken[0].isNativeMethod()
        || (slot.osThread != null
            && slot.osThread.state() == OsThread.State.SLEEPS
            && foreign.isCalledIn(taken[0]));
  }

  @Override
  public boolean maybePinned(StackTraceElement[] taken) {
    return MONITORS_PIN || isBelowJvm(taken) || foreign.isCalledIn(taken);
  }

  /** Whether there are frames of the JVM or of native code in between, or what they have called. */
  static boolean isBelowJvm(StackTraceElement[] taken) {
    for (StackTraceElement each : taken) {
      boolean isOfContinuation = each.getClassName().equals("jdk.internal.vm.Continuation");
      if ((each.isNativeMethod() && !isOfContinuation)
          || CALLED_BY_JVM.contains(each.getMethodName())
          || each.getClassName().equals("java.lang.invoke.MethodHandleNatives")) {
        return true;
      }
    }
    return false;
  }
}
