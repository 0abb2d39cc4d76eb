package dev.selvedge.agent.sensor.carrier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What one carrier runs. Written by that carrier, also while a virtual thread is mounted on it, and
 * read by the watchdog.
 */
final class Slot {

  private static final VarHandle MOUNTED;

  static {
    try {
      MOUNTED = MethodHandles.lookup().findVarHandle(Slot.class, "mounted", Object.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  final Thread carrier;

  /** Tells one mount from the next, also of the same virtual thread. Written before the thread. */
  private int mounts;

  private @Nullable Object mounted;

  /** The park that the virtual thread makes without leaving the carrier; null if it makes none. */
  volatile @Nullable Pin pin;

  /** Why the JDK could not unmount the virtual thread when it last tried; its own enum. */
  @Nullable Object reason;

  /** The carrier as the operating system knows it; null if it does not tell. */
  final @Nullable OsThread osThread;

  /** When the carrier was first seen, which is about to run its first virtual thread. */
  final long madeNanos = System.nanoTime();

  /** What the watchdog makes of it. */
  final HoldWatch watch = new HoldWatch(this);

  Slot(Thread carrier, @Nullable OsThread osThread) {
    this.carrier = carrier;
    this.osThread = osThread;
  }

  void mount(Object virtualThread) {
    mounts++;
    MOUNTED.setRelease(this, virtualThread);
  }

  void unmount() {
    MOUNTED.setRelease(this, null);
  }

  /** The virtual thread that is mounted; null if there is none. */
  @Nullable Thread mounted() {
    return (Thread) MOUNTED.getAcquire(this);
  }

  /** The number of the mount; to be asked after {@link #mounted()}. */
  int mounts() {
    return mounts;
  }
}
