package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.drained;
import static dev.selvedge.agent.weave.Hook.taken;

import dev.selvedge.agent.weave.WovenType;
import java.util.List;

/**
 * The queues from which hand-written loops take their work, also where it is there already and the
 * loop need not wait for it.
 */
public final class QueueTypes {

  private static final String CONCURRENT = "java.util.concurrent.";

  private QueueTypes() {}

  /** The types with their hooks. */
  public static List<WovenType> woven() {
    return List.of(
        blocking("LinkedBlockingQueue"),
        blocking("ArrayBlockingQueue"),
        blocking("PriorityBlockingQueue"),
        blocking("DelayQueue"),
        blocking("LinkedTransferQueue"),
        WovenType.of(
            CONCURRENT + "LinkedBlockingDeque",
            taken("takeFirst"),
            taken("takeLast"),
            taken("pollFirst"),
            taken("pollLast"),
            drained("drainTo")),
        WovenType.of(CONCURRENT + "SynchronousQueue", taken("take"), taken("poll")),
        WovenType.of(CONCURRENT + "ConcurrentLinkedQueue", taken("poll")),
        WovenType.of(CONCURRENT + "ConcurrentLinkedDeque", taken("pollFirst"), taken("pollLast")));
  }

  private static WovenType blocking(String queue) {
    return WovenType.of(
        CONCURRENT + queue,
        atEntry("take", "FanOuts", "taking"),
        taken("take"),
        taken("poll"),
        drained("drainTo"));
  }
}
