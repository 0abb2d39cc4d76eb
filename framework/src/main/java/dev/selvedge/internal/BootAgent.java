package dev.selvedge.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The running agent, reached through its one class on the boot class path. A class of that name
 * from anywhere else is a second copy that sees nothing, so it is refused rather than used.
 */
final class BootAgent implements Agent {

  private static final String BRIDGE = "dev.selvedge.agent.Bridge";

  private final MethodHandle start;
  private final MethodHandle options;
  private final MethodHandle open;
  private final MethodHandle close;
  private final MethodHandle leave;
  private final MethodHandle look;
  private final MethodHandle sweep;
  private final MethodHandle swept;
  private final MethodHandle scale;
  private final MethodHandle endWait;
  private final MethodHandle dump;
  private final MethodHandle dumpOf;
  private final MethodHandle current;
  private final MethodHandle alive;
  private final MethodHandle explain;
  private final MethodHandle detached;
  private final MethodHandle eventLoops;

  private BootAgent(Class<?> bridge) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    start = lookup.findStatic(bridge, "start", MethodType.methodType(Map.class));
    options = lookup.findStatic(bridge, "options", MethodType.methodType(Map.class));
    open = lookup.findStatic(bridge, "open", MethodType.methodType(String.class, Map.class));
    close = lookup.findStatic(bridge, "close", MethodType.methodType(Map.class, String.class));
    leave = lookup.findStatic(bridge, "leave", MethodType.methodType(Map.class, String.class));
    look =
        lookup.findStatic(
            bridge, "look", MethodType.methodType(Map.class, String.class, long.class));
    sweep =
        lookup.findStatic(
            bridge, "sweep", MethodType.methodType(void.class, String.class, Map.class));
    swept = lookup.findStatic(bridge, "swept", MethodType.methodType(Map.class, String.class));
    scale =
        lookup.findStatic(
            bridge, "scale", MethodType.methodType(void.class, String.class, Map.class));
    endWait = lookup.findStatic(bridge, "endWait", MethodType.methodType(void.class, Thread.class));
    dump = lookup.findStatic(bridge, "dump", MethodType.methodType(String.class));
    dumpOf = lookup.findStatic(bridge, "dump", MethodType.methodType(String.class, String.class));
    current = lookup.findStatic(bridge, "current", MethodType.methodType(String.class));
    alive =
        lookup.findStatic(
            bridge, "alive", MethodType.methodType(Map.class, String.class, Thread.class));
    explain = lookup.findStatic(bridge, "explain", MethodType.methodType(List.class, Object.class));
    detached =
        lookup.findStatic(
            bridge, "detached", MethodType.methodType(void.class, Object.class, String.class));
    eventLoops =
        lookup.findStatic(
            bridge, "eventLoops", MethodType.methodType(AutoCloseable.class, Predicate.class));
  }

  /** Returns whether the boot loader knows the agent. */
  static boolean isPresent() {
    return find(null) != null;
  }

  /** Connects to the agent, which {@linkplain #isPresent is there}. */
  static Agent connect() {
    return connect(find(null), find(BootAgent.class.getClassLoader()));
  }

  /**
   * Connects to the agent.
   *
   * @param boot the bridge as the boot loader knows it
   * @param visible the bridge as the code under test sees it
   * @throws AgentProblem if it does not work, or would see nothing
   */
  static Agent connect(@Nullable Class<?> boot, @Nullable Class<?> visible) {
    if (boot == null) {
      throw AgentProblem.missing("its classes are not on the boot class path");
    }
    if (visible != boot && visible != null) {
      throw AgentProblem.secondCopy(visible);
    }
    try {
      return started(new BootAgent(boot));
    } catch (ReflectiveOperationException e) {
      throw AgentProblem.otherVersion(e);
    }
  }

  private static Agent started(Agent agent) {
    try {
      agent.start();
      return agent;
    } catch (IllegalStateException notStarted) {
      throw AgentProblem.refused();
    }
  }

  private static @Nullable Class<?> find(@Nullable ClassLoader loader) {
    try {
      return Class.forName(BRIDGE, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, Object> start() {
    try {
      return (Map<String, Object>) start.invokeExact();
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, Object> options() {
    try {
      return (Map<String, Object>) options.invokeExact();
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  public String open(Map<String, Object> window) {
    try {
      return (String) open.invokeExact(window);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, Object> close(String id) {
    try {
      return (Map<String, Object>) close.invokeExact(id);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, Object> leave(String id) {
    try {
      return (Map<String, Object>) leave.invokeExact(id);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, Object> look(String id, long settleNanos) {
    try {
      return (Map<String, Object>) look.invokeExact(id, settleNanos);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  public void sweep(String id, Map<String, Object> plan) {
    try {
      sweep.invokeExact(id, plan);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, Object> swept(String id) {
    try {
      return (Map<String, Object>) swept.invokeExact(id);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  public void scale(String id, Map<String, Object> plan) {
    try {
      scale.invokeExact(id, plan);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  public void endWait(Thread thread) {
    try {
      endWait.invokeExact(thread);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  public String dump() {
    try {
      return (String) dump.invokeExact();
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  public String dump(String id) {
    try {
      return (String) dumpOf.invokeExact(id);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  public @Nullable String current() {
    try {
      return (String) current.invokeExact();
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public Map<String, Object> alive(String id, Thread waiter) {
    try {
      return (Map<String, Object>) alive.invokeExact(id, waiter);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<String> explain(Object future) {
    try {
      return (List<String>) explain.invokeExact(future);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  public void detached(Object future, String why) {
    try {
      detached.invokeExact(future, why);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  @Override
  public AutoCloseable eventLoops(Predicate<? super Thread> test) {
    try {
      return (AutoCloseable) eventLoops.invokeExact((Predicate<?>) test);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return thrown instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(thrown);
  }
}
