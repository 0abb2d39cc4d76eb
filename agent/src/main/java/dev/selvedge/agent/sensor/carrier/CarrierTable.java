package dev.selvedge.agent.sensor.carrier;

import dev.selvedge.agent.sensor.ThreadFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The slots of the carriers, looked into at every mount and hence without locks: a carrier has its
 * slot near the place that its id says. Where all of those are taken, which takes hundreds of
 * carriers, it goes unseen.
 */
@SuppressWarnings("ReferenceEquality") // identity is the point
final class CarrierTable {

  private static final int SIZE = 1 << 11;
  private static final int PROBES = 16;
  private static final String CARRIER = "jdk.internal.misc.CarrierThread";

  private static final @Nullable Slot[] SLOTS = new Slot[SIZE];

  private CarrierTable() {}

  /** The slot of a carrier; null if it has none. */
  static @Nullable Slot of(Thread carrier) {
    int first = (int) ThreadFacts.id(carrier);
    for (int i = 0; i < PROBES; i++) {
      Slot slot = SLOTS[(first + i) & (SIZE - 1)];
      if (slot != null && slot.carrier == carrier) {
        return slot;
      }
    }
    return null;
  }

  /** The slot of the carrier on which a virtual thread is mounted; null if that is not known. */
  static @Nullable Slot carrying(Thread virtualThread) {
    for (Slot slot : SLOTS) {
      if (slot != null && slot.mounted() == virtualThread) {
        return slot;
      }
    }
    return null;
  }

  /** Makes the slot of the current thread; null if there is no place for one. */
  static @Nullable Slot add(Thread carrier) {
    // A carrier of somebody's own may be an event loop, which must not do file I/O.
    boolean jdks = carrier.getClass().getName().equals(CARRIER);
    return add(carrier, new Slot(carrier, jdks ? OsThread.current() : null));
  }

  private static synchronized @Nullable Slot add(Thread carrier, Slot slot) {
    int first = (int) ThreadFacts.id(carrier);
    for (int i = 0; i < PROBES; i++) {
      int index = (first + i) & (SIZE - 1);
      if (SLOTS[index] == null) {
        SLOTS[index] = slot;
        return slot;
      }
    }
    return null;
  }

  /** Forgets a carrier that has ended. */
  static synchronized void remove(Slot slot) {
    for (int i = 0; i < SIZE; i++) {
      if (SLOTS[i] == slot) {
        SLOTS[i] = null;
        if (slot.osThread != null) {
          slot.osThread.close();
        }
      }
    }
  }

  /** All slots. */
  static synchronized List<Slot> all() {
    List<Slot> all = new ArrayList<>();
    for (Slot slot : SLOTS) {
      if (slot != null) {
        all.add(slot);
      }
    }
    return all;
  }
}
