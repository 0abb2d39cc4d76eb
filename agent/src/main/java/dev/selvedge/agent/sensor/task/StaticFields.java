package dev.selvedge.agent.sensor.task;

import dev.selvedge.agent.event.Frame.Owner;
import dev.selvedge.agent.sensor.CodeOwner;
import dev.selvedge.agent.sensor.LoadedClasses;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether static fields of the application hold an object: themselves, or what they hold does
 * in its own fields. A slow look, for what would be told otherwise.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class StaticFields {

  /** A registry, its table, the singleton in it, the pool of that, and what is around the pool. */
  private static final int DEEPEST = 8;

  private static final int MOST_OBJECTS = 20_000;

  private final Set<Object> sought;
  private final Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Held> next = new ArrayDeque<>();

  private StaticFields(Set<Object> sought) {
    this.sought = sought;
  }

  /** Whether some static field of user code holds the object. */
  static boolean hold(Object sought) {
    Set<Object> alone = Collections.newSetFromMap(new IdentityHashMap<>());
    alone.add(sought);
    return !held(alone).isEmpty();
  }

  /**
   * Those of the objects that some static field of user code holds.
   *
   * @param sought a set by identity
   */
  static Set<Object> held(Set<Object> sought) {
    StaticFields search = new StaticFields(sought);
    if (!sought.isEmpty()) {
      search.addStaticFields();
      search.search();
    }
    return search.found;
  }

  /**
   * Those of the objects that threads hold through what they were made to run, workers of pools
   * left out.
   *
   * @param sought a set by identity
   */
  static Set<Object> heldByThreads(Set<Object> sought) {
    StaticFields search = new StaticFields(sought);
    if (!sought.isEmpty()) {
      for (Thread thread : LiveThreads.all()) {
        search.add(thread, 0);
        search.add(LiveThreads.taskOf(thread), 0);
      }
      search.search();
    }
    return search.found;
  }

  private void addStaticFields() {
    for (Class<?> type : LoadedClasses.all()) {
      if (type.getClassLoader() != null
          && CodeOwner.of(type) == Owner.USER
          && JdkInternals.isInitialized(type)) {
        addFields(type, null, 0);
      }
    }
  }

  private void search() {
    while (!next.isEmpty() && found.size() < sought.size() && seen.size() < MOST_OBJECTS) {
      Held held = next.poll();
      if (sought.contains(held.object)) {
        found.add(held.object);
      }
      if (held.object instanceof Object[] elements) {
        for (Object element : elements) {
          add(element, held.depth + 1);
        }
      } else if (held.depth < DEEPEST && isOpen(held.object.getClass())) {
        for (Class<?> each = held.object.getClass(); each != null; each = each.getSuperclass()) {
          addFields(each, held.object, held.depth + 1);
        }
      }
    }
  }

  /** Objects of the user, and the JDK's containers and wrappers of executors. */
  private static boolean isOpen(Class<?> type) {
    String name = type.getName();
    return CodeOwner.of(type) == Owner.USER
        || name.startsWith("java.util.concurrent.Executors$")
        || name.startsWith("java.util.concurrent.atomic.")
        || name.startsWith("java.util.concurrent.ConcurrentHashMap")
        || name.startsWith("java.util.concurrent.CopyOnWrite")
        || (name.startsWith("java.util.") && name.indexOf('.', 10) < 0);
  }

  private void addFields(Class<?> type, @Nullable Object holder, int depth) {
    try {
      for (Field field : type.getDeclaredFields()) {
        boolean wanted = Modifier.isStatic(field.getModifiers()) == (holder == null);
        if (wanted && !field.getType().isPrimitive() && field.trySetAccessible()) {
          add(field.get(holder), depth);
        }
      }
    } catch (ReflectiveOperationException | RuntimeException | LinkageError unreadable) {
      // What cannot be looked at holds nothing that we know of.
    }
  }

  private void add(@Nullable Object object, int depth) {
    if (object != null && seen.add(object)) {
      next.add(new Held(object, depth));
    }
  }

  private record Held(Object object, int depth) {}
}
