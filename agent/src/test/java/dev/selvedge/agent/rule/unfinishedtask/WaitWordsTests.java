package dev.selvedge.agent.rule.unfinishedtask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitWordsTests {

  @ParameterizedTest
  @CsvSource({
    "Thread.sleep,sleeps (Thread.sleep)",
    "TimeUnit.sleep,sleeps (TimeUnit.sleep)",
    "Thread.join,waits for a thread to end (Thread.join)",
    "Object.wait,waits to be notified (Object.wait)",
    "CountDownLatch.await,waits for a latch (CountDownLatch.await)",
    "java.util.concurrent.CountDownLatch.await,waits for a latch (CountDownLatch.await)",
    "CyclicBarrier.await,waits at a barrier (CyclicBarrier.await)",
    "Phaser.arriveAndAwaitAdvance,waits for a phase to end (Phaser.arriveAndAwaitAdvance)",
    "Exchanger.exchange,waits for a partner (Exchanger.exchange)",
    "Semaphore.acquire,waits for a permit (Semaphore.acquire)",
    "LinkedBlockingQueue.take,waits for an element of a queue (LinkedBlockingQueue.take)",
    "LinkedBlockingDeque.takeLast,waits for an element of a queue (LinkedBlockingDeque.takeLast)",
    "ArrayBlockingQueue.put,waits for room in a queue (ArrayBlockingQueue.put)",
    "CompletableFuture.join,waits for a future (CompletableFuture.join)",
    "FutureTask.get,waits for a future (FutureTask.get)",
    "StructuredTaskScopeImpl.join,"
        + "waits for the subtasks of a scope (StructuredTaskScopeImpl.join)",
    "ThreadPoolExecutor.awaitTermination,"
        + "waits for an executor to end (ThreadPoolExecutor.awaitTermination)",
    "AbstractQueuedSynchronizer$ConditionObject.await,"
        + "waits for a condition (AbstractQueuedSynchronizer.ConditionObject.await)",
    "ReentrantLock.lock,waits for a lock (ReentrantLock.lock)",
    "ReentrantReadWriteLock$WriteLock.lock,"
        + "waits for a lock (ReentrantReadWriteLock.WriteLock.lock)",
    "LockSupport.park,waits to be unparked (LockSupport.park)",
    "ProcessImpl.waitFor,waits for a process to end (ProcessImpl.waitFor)",
    "SelectorImpl.select,waits on a selector (SelectorImpl.select)",
    "Socket$SocketInputStream.read,waits for the network (Socket.SocketInputStream.read)",
    "ServerSocket.accept,waits for the network (ServerSocket.accept)"
  })
  void sayWhatACallWaitsFor(String call, String words) {
    assertThat(WaitWords.of(call)).isEqualTo(words);
  }

  @Test
  void takeWordsAsTheyAre() {
    assertThat(WaitWords.of("a monitor that another thread holds"))
        .isEqualTo("waits for a monitor that another thread holds");
  }

  @Test
  void nameACallOfWhichNothingIsKnown() {
    assertThat(WaitWords.of("Client.poll")).isEqualTo("waits in Client.poll");
  }
}
