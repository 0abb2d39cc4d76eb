package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.drained;
import static dev.selvedge.agent.weave.Hook.taken;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;
import java.util.ArrayList;
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
        blocking("LinkedBlockingQueue", giving(watched("addedToLinked", "put", "offer"))),
        blocking("ArrayBlockingQueue", giving(List.of())),
        blocking("PriorityBlockingQueue", watched("addedToPriority", "offer")),
        blocking("DelayQueue", List.of()),
        blocking(
            "LinkedTransferQueue",
            leaving(watched("addedToTransfer", "put", "offer", "add"), "put", "offer")),
        WovenType.of(CONCURRENT + "LinkedBlockingDeque", deque().toArray(new Hook[0])),
        WovenType.of(CONCURRENT + "SynchronousQueue", taken("take"), taken("poll")),
        WovenType.of(
            CONCURRENT + "ConcurrentLinkedQueue",
            taken("poll"),
            atEntry("offer", "FanOuts", "leaving")),
        WovenType.of(
            CONCURRENT + "ConcurrentLinkedDeque",
            taken("pollFirst"),
            taken("pollLast"),
            atEntry("linkFirst", "FanOuts", "leaving"),
            atEntry("linkLast", "FanOuts", "leaving")));
  }

  private static WovenType blocking(String queue, List<Hook> others) {
    List<Hook> hooks = new ArrayList<>(others);
    hooks.add(atEntry("take", "FanOuts", "taking"));
    hooks.add(taken("take"));
    hooks.add(taken("poll"));
    hooks.add(drained("drainTo"));
    return WovenType.of(CONCURRENT + queue, hooks.toArray(new Hook[0]));
  }

  private static List<Hook> deque() {
    List<Hook> hooks = new ArrayList<>();
    for (String end : List.of("First", "Last")) {
      hooks.add(atReturn("put" + end, "Queues", "addedToDeque", Hook.THIS));
      hooks.add(atReturn("offer" + end, "Queues", "addedToDeque", Hook.THIS));
      hooks.add(taken("take" + end));
      hooks.add(taken("poll" + end));
      addTaking(hooks, "take" + end, "poll" + end);
    }
    hooks.add(drained("drainTo"));
    hooks.add(atEntry("drainTo", "Queues", "polls", Hook.THIS));
    return leaving(hooks, "linkFirst", "linkLast");
  }

  /** Of a queue under whose lock somebody may have what is put before the call is over. */
  private static List<Hook> giving(List<Hook> others) {
    List<Hook> hooks = leaving(others, "enqueue");
    hooks.add(task("put", "FanOuts", "giving", "given"));
    hooks.add(task("offer", "FanOuts", "giving", "given"));
    return hooks;
  }

  /** Who puts something into a queue may do so as the last thing that it does. */
  private static List<Hook> leaving(List<Hook> others, String... putting) {
    List<Hook> hooks = new ArrayList<>(others);
    for (String each : putting) {
      hooks.add(atEntry(each, "FanOuts", "leaving"));
    }
    return hooks;
  }

  /** Of a queue that takes as much as one gives to it, who adds and who takes. */
  private static List<Hook> watched(String added, String... adding) {
    List<Hook> hooks = new ArrayList<>();
    for (String each : adding) {
      hooks.add(atReturn(each, "Queues", added, Hook.THIS));
    }
    addTaking(hooks, "take", "poll");
    hooks.add(atEntry("drainTo", "Queues", "polls", Hook.THIS));
    return hooks;
  }

  private static void addTaking(List<Hook> hooks, String take, String poll) {
    hooks.add(atEntry(take, "Queues", "takes", Hook.THIS));
    hooks.add(atEntry(poll, "Queues", "takes", Hook.THIS).where("(J"));
    hooks.add(atEntry(poll, "Queues", "polls", Hook.THIS).where("()"));
  }
}
