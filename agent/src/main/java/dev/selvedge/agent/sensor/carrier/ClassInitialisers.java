package dev.selvedge.agent.sensor.carrier;

import dev.selvedge.agent.sensor.LoadedClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a thread waits until another one has initialised a class. The JVM does not say so:
 * the waiting thread looks as if it ran, at a line that names a class whose initialiser is on the
 * stack of another thread.
 */
final class ClassInitialisers {

  private final Jvm jvm;
  private final ConstantPools constants = new ConstantPools();

  ClassInitialisers(Jvm jvm) {
    this.jvm = jvm;
  }

  /**
   * The class whose initialiser a thread waits for; null if it waits for none.
   *
   * @param stack what the thread does, innermost first
   */
  @Nullable String awaitedBy(StackTraceElement[] stack, Thread waiting) {
    if (stack[0].isNativeMethod()) {
      return null;
    }
    List<String> running = running(waiting);
    if (running.isEmpty()) {
      return null;
    }
    Map<String, List<Class<?>>> classes = new HashMap<>();
    for (Class<?> each : LoadedClasses.all()) {
      classes.computeIfAbsent(each.getName(), name -> new ArrayList<>()).add(each);
    }
    for (Class<?> user : classes.getOrDefault(stack[0].getClassName(), List.of())) {
      for (String name : running) {
        for (Class<?> each : classes.getOrDefault(name, List.of())) {
          if (constants.refersTo(user, each)) {
            return name;
          }
        }
      }
    }
    return null;
  }

  /** The classes that other threads initialise. Virtual ones that do are all mounted. */
  private List<String> running(Thread waiting) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
      collect(each.getValue(), names);
    }
    for (Slot slot : CarrierTable.all()) {
      Thread mounted = slot.mounted();
      if (mounted != null && !mounted.equals(waiting)) {
        collect(jvm.stack(mounted), names);
      }
    }
    return names;
  }

  private static void collect(StackTraceElement[] stack, List<String> names) {
    for (StackTraceElement frame : stack) {
      if (frame.getMethodName().equals("<clinit>")) {
        names.add(frame.getClassName());
      }
    }
  }
}
