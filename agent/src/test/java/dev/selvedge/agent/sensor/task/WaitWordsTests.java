package dev.selvedge.agent.sensor.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.WaitKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a task waits for, in one word, by the method that waits. */
class WaitWordsTests {

  @ParameterizedTest
  @CsvSource({
    "PARK, Semaphore.acquire, permit",
    "PARK, LinkedBlockingQueue.take, queue",
    "PARK, LinkedBlockingDeque.pollFirst, queue",
    "PARK, ExecutorCompletionService.take, queue",
    "PARK, ReentrantLock.lock, lock",
    "PARK, ReentrantReadWriteLock$ReadLock.lock, lock",
    "PARK, StampedLock.writeLock, lock",
    "PARK, AbstractQueuedSynchronizer$ConditionObject.await, park",
    "PARK, CountDownLatch.await, park",
    "PARK, LockSupport.parkNanos, park",
    "PARK, Object.wait, park",
    "PARK, ThreadPoolExecutor.awaitTermination, join",
    "PARK, StructuredTaskScopeImpl.join, join",
    "PARK, ForkJoinTask.join, future",
    "PARK, AbstractExecutorService.invokeAll, future",
    "JOIN, Thread.join, join",
    "JOIN, ProcessImpl.waitFor, process",
    "FUTURE, FutureTask.get, future",
    "SLEEP, Thread.sleep, sleep",
    "SOCKET, Socket$SocketInputStream.read, socket",
    "DNS, InetAddress.getByName, dns",
    "FILE, LinkedBlockingQueue.take, file",
    "DECLARED, , declared",
  })
  void aWord(WaitKind kind, String api, String word) {
    assertThat(WaitWords.of(kind, api)).isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "SLEEP, , Thread.sleep",
    "PARK, , Object.wait",
    "PARK, Semaphore.acquire, Semaphore.acquire",
    "FILE, ,"
  })
  void whatIsNativeHasNoFrameOfItsOwn(WaitKind kind, String seen, String api) {
    assertThat(WaitWords.api(kind, seen)).isEqualTo(api);
  }
}
