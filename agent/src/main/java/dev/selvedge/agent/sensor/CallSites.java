package dev.selvedge.agent.sensor;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.sensor.task.CancellationPoints;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.SyncFailedException;
import java.util.Map;

/**
 * What stands in for blocking methods that are native on an older JVM, at their call sites in woven
 * classes.
 */
public final class CallSites {

  private static final int NATIVE = -2;

  /** Where the methods really are. */
  private static final Map<String, Class<?>> OWNERS =
      Map.of(
          "sleep", Thread.class,
          "wait", Object.class,
          "sync", FileDescriptor.class,
          "length", RandomAccessFile.class,
          "setLength", RandomAccessFile.class);

  private CallSites() {}

  /** The frame that would be there instead of the one of a method of this class. */
  static Frame frameOf(StackWalker.StackFrame standIn) {
    Class<?> owner = OWNERS.getOrDefault(standIn.getMethodName(), Object.class);
    return Frame.of(
        new StackTraceElement(
            owner.getName(), standIn.getMethodName(), owner.getSimpleName() + ".java", NATIVE),
        Frame.Owner.JDK,
        null);
  }

  /** {@link Thread#sleep(long)}. */
  public static void sleep(long millis) throws InterruptedException {
    CancellationPoints.reached(millis);
    Object token = Blocking.sleep(millis);
    try {
      Thread.sleep(millis);
    } finally {
      Blocking.exit(token);
    }
  }

  /** {@link Object#wait(long)}. */
  @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
  public static void wait(Object monitor, long millis) throws InterruptedException {
    CancellationPoints.reached();
    Object token = Blocking.monitorWait(monitor);
    try {
      monitor.wait(millis);
    } finally {
      Blocking.exit(token);
    }
  }

  /** {@link FileDescriptor#sync()}. */
  public static void sync(FileDescriptor descriptor) throws SyncFailedException {
    Object token = Blocking.file();
    try {
      descriptor.sync();
    } finally {
      Blocking.exit(token);
    }
  }

  /** {@link RandomAccessFile#length()}. */
  public static long length(RandomAccessFile file) throws IOException {
    Object token = Blocking.file();
    try {
      return file.length();
    } finally {
      Blocking.exit(token);
    }
  }

  /** {@link RandomAccessFile#setLength(long)}. */
  public static void setLength(RandomAccessFile file, long length) throws IOException {
    Object token = Blocking.file();
    try {
      file.setLength(length);
    } finally {
      Blocking.exit(token);
    }
  }
}
