package dev.selvedge.agent.rule.unfinishedtask;

import dev.selvedge.agent.rule.Places;
import java.util.List;
import java.util.regex.Pattern;

/** What a thread waits for, said so that it needs no look into the documentation of a call. */
final class WaitWords {

  private static final Pattern CALL = Pattern.compile("[\\w.$]+\\.\\w+");

  /** The first that fits a call by its class and method. */
  private static final List<Words> ALL =
      List.of(
          words("(Thread|TimeUnit)\\.sleep", "sleeps"),
          words("Thread\\.join", "waits for a thread to end"),
          words("Object\\.wait0?", "waits to be notified"),
          words("CountDownLatch\\..*", "waits for a latch"),
          words("CyclicBarrier\\..*", "waits at a barrier"),
          words("Phaser\\..*", "waits for a phase to end"),
          words("Exchanger\\..*", "waits for a partner"),
          words("Semaphore\\..*", "waits for a permit"),
          words("\\w*(Queue|Deque)\\.(put|offer|transfer).*", "waits for room in a queue"),
          words("\\w*(Queue|Deque)\\..*", "waits for an element of a queue"),
          words(
              "(CompletableFuture|FutureTask|ForkJoinTask|\\w*Future)\\..*", "waits for a future"),
          words("StructuredTaskScope.*", "waits for the subtasks of a scope"),
          words("\\w*Executor\\w*\\.(awaitTermination|close)", "waits for an executor to end"),
          words("ForkJoinPool\\.(awaitTermination|close)", "waits for an executor to end"),
          words("\\w*(Condition|ConditionObject|ConditionNode)\\..*", "waits for a condition"),
          words("\\w*Lock\\w*\\.lock\\w*|\\w*Lock\\w*\\.tryLock", "waits for a lock"),
          words("LockSupport\\.park\\w*", "waits to be unparked"),
          words("Process\\w*\\.waitFor", "waits for a process to end"),
          words("Selector\\w*\\.select\\w*", "waits on a selector"),
          words("\\w*(Socket|Datagram)\\w*\\..*", "waits for the network"));

  private WaitWords() {}

  /**
   * What the thread does.
   *
   * @param waitsFor a call, {@code CountDownLatch.await}, or the words for something else
   */
  static String of(String waitsFor) {
    if (!CALL.matcher(waitsFor).matches()) {
      return "waits for " + waitsFor;
    }
    String call = Places.simple(waitsFor);
    String name = call.substring(call.lastIndexOf('$') + 1);
    for (Words words : ALL) {
      if (words.call.matcher(name).matches()) {
        return words.text + " (" + call.replace('$', '.') + ")";
      }
    }
    return "waits in " + call.replace('$', '.');
  }

  private static Words words(String call, String text) {
    return new Words(Pattern.compile(call), text);
  }

  private record Words(Pattern call, String text) {}
}
