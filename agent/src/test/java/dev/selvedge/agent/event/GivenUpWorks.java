package dev.selvedge.agent.event;

import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.user;

import dev.selvedge.agent.event.GivenUpWork.How;
import dev.selvedge.agent.event.GivenUpWork.State;
import java.util.List;

/** Made-up work that was given up by one thread and goes on on another one. */
public final class GivenUpWorks {

  public static final Frame CALL = user("com.acme.Orders.place:41");
  public static final Frame MADE = user("com.acme.Orders.search:30");
  public static final Frame NOW = user("com.acme.Index.scan:12");

  private static final long MILLI = 1_000_000;

  private GivenUpWorks() {}

  /** A pool task that runs, given up by a call of this method. */
  public static GivenUpWork running(How how, String api) {
    return with(how, TaskKind.POOL_TASK, State.RUNNING, api, List.of());
  }

  /** Work of a kind that has come so far; of what has ended or not begun there is no stack. */
  public static GivenUpWork with(
      How how, TaskKind kind, State state, String api, List<Frame> closing) {
    return new GivenUpWork(
        how,
        kind,
        state,
        List.of(jdk(api), CALL),
        "main",
        List.of(jdk("java.util.concurrent.AbstractExecutorService.submit"), MADE),
        state == State.RUNNING ? "worker" : "",
        state == State.RUNNING ? List.of(jdk("java.util.zip.CRC32.update"), NOW) : List.of(),
        closing,
        new Lineage("w1", List.of(new Ancestor(5, kind, null, MADE.element())), 0),
        List.of(5L, 6L),
        7,
        1,
        260 * MILLI);
  }
}
