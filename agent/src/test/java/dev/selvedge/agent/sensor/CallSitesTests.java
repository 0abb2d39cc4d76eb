package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.SyncFailedException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in for native methods does what they do, and tells of it. */
class CallSitesTests extends LoopFixture {

  private final RecordingListener listener = new RecordingListener();
  @TempDir Path folder;

  @BeforeEach
  void listen() {
    Blocking.listen(listener);
  }

  @Test
  void sleeps() throws Exception {
    long nanos =
        onLoop(
            () -> {
              long begin = System.nanoTime();
              CallSites.sleep(2);
              return System.nanoTime() - begin;
            });

    assertThat(nanos).isGreaterThanOrEqualTo(2_000_000);
    assertTold(WaitKind.SLEEP, "java.lang.Thread.sleep(Native Method)");
  }

  @Test
  void doesNotTellOfASleepOfNoTime() throws Exception {
    onLoop(
        () -> {
          CallSites.sleep(0);
          return null;
        });

    assertThat(listener.begun).isEmpty();
  }

  @Test
  void waitsOnAMonitorUntilItIsInterrupted() throws Exception {
    Object monitor = new Object();
    Callable<Boolean> waiting =
        () -> {
          Thread waiter = Thread.currentThread();
          new Thread(() -> interruptOnceItWaits(waiter)).start();
          synchronized (monitor) {
            try {
              CallSites.wait(monitor, 0);
              return false;
            } catch (InterruptedException e) {
              return true;
            }
          }
        };

    assertThat(onLoop(waiting)).isTrue();
    assertTold(WaitKind.PARK, "java.lang.Object.wait(Native Method)");
  }

  private static void interruptOnceItWaits(Thread waiter) {
    while (waiter.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    waiter.interrupt();
  }

  @Test
  void measuresAndCutsAndSyncsAFile() throws Exception {
    try (RandomAccessFile file = file()) {
      onLoop(
          () -> {
            CallSites.setLength(file, 7);
            return null;
          });
      assertTold(WaitKind.FILE, "java.io.RandomAccessFile.setLength(Native Method)");

      listener.begun.clear();
      listener.ended.clear();
      assertThat(onLoop(() -> CallSites.length(file))).isEqualTo(7);
      assertTold(WaitKind.FILE, "java.io.RandomAccessFile.length(Native Method)");

      listener.begun.clear();
      listener.ended.clear();
      onLoop(
          () -> {
            CallSites.sync(file.getFD());
            return null;
          });
      assertTold(WaitKind.FILE, "java.io.FileDescriptor.sync(Native Method)");
    }
  }

  @Test
  void failsAsTheNativeMethodDoes() throws Exception {
    RandomAccessFile closed = file();
    closed.close();

    assertThatThrownBy(() -> CallSites.length(closed)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> CallSites.setLength(closed, 1)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> CallSites.sync(new FileDescriptor()))
        .isInstanceOf(SyncFailedException.class);
    assertThatThrownBy(() -> CallSites.sleep(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> CallSites.wait(new Object(), 1))
        .isInstanceOf(IllegalMonitorStateException.class);
  }

  private RandomAccessFile file() throws IOException {
    return new RandomAccessFile(folder.resolve("file").toFile(), "rw");
  }

  private void assertTold(WaitKind kind, String frame) {
    assertThat(listener.kinds()).containsExactly(kind);
    assertThat(listener.ended).hasSize(1);
    assertThat(listener.begun.get(0).frames())
        .extracting(Frame::element)
        .extracting(StackTraceElement::toString)
        .contains(frame);
  }
}
