package dev.selvedge.agent.sensor.task;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of objects: weakly, by identity, and of a limited number of them. What is known of
 * an object that is gone stays until somebody takes it.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class WeakTable<V> {

  private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
  private final ConcurrentHashMap<Object, V> values = new ConcurrentHashMap<>();
  private final int most;

  /** Without an entry so far nobody has to look. */
  private volatile boolean used;

  /**
   * @param most how many objects are known at most; of more nothing is
   */
  WeakTable(int most) {
    this.most = most;
  }

  /** Whether nothing was ever known. */
  boolean isUnused() {
    return !used;
  }

  void put(Object object, V value) {
    if (values.size() < most) {
      used = true;
      values.put(new Key(object, queue), value);
    }
  }

  /** What is known of an object, or else this from now on; null if too many are known. */
  @Nullable V getOrPut(Object object, V fresh) {
    if (values.size() >= most) {
      return null;
    }
    V known = putIfAbsent(object, fresh);
    return known == null ? fresh : known;
  }

  /** What was known before of an object; null if nothing was, or too many are known. */
  @Nullable V putIfAbsent(Object object, V value) {
    if (values.size() >= most) {
      return null;
    }
    used = true;
    return values.putIfAbsent(new Key(object, queue), value);
  }

  @Nullable V get(Object object) {
    return used ? values.get(new Probe(object)) : null;
  }

  @Nullable V remove(Object object) {
    return used ? values.remove(new Probe(object)) : null;
  }

  /**
   * Takes what is known of objects that are gone.
   *
   * @param which what is to be taken; the rest stays
   */
  List<V> takeGone(Predicate<? super V> which) {
    List<V> taken = new ArrayList<>();
    for (Reference<?> gone = queue.poll(); gone != null; gone = queue.poll()) {
      V value = values.get(gone);
      if (value != null && which.test(value) && values.remove(gone, value)) {
        taken.add(value);
      }
    }
    return taken;
  }

  /** Takes what is known, of objects that are gone as well as of others. */
  List<V> take(Predicate<? super V> which) {
    List<V> taken = new ArrayList<>();
    if (used) {
      values.forEach(
          (key, value) -> {
            if (which.test(value) && values.remove(key, value)) {
              taken.add(value);
            }
          });
    }
    return taken;
  }

  /** The weak key of an object. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
      this.hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (other == this) {
        return true;
      }
      Object mine = get();
      return mine != null
          && (other instanceof Key key
              ? key.get() == mine
              : other instanceof Probe probe && probe.object == mine);
    }
  }

  /** What finds the key of an object. */
  private static final class Probe {
    private final Object object;

    Probe(Object object) {
      this.object = object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.get() == object;
    }
  }
}
