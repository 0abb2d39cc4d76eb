package dev.selvedge.agent.event;

import dev.selvedge.agent.event.LooseFuture.Fate;
import dev.selvedge.agent.event.LooseFuture.Kind;
import java.util.List;

/** Futures at which nobody has looked, for tests. */
public final class LooseFutures {

  private static final StackTraceElement THROWN =
      new StackTraceElement("com.acme.Stock", "take", "Stock.java", 12);

  private LooseFutures() {}

  /** One that failed. */
  public static LooseFuture failed(Kind kind, Frame... origin) {
    return future(Fate.FAILED, kind, failure("sold out"), List.of(origin), List.of());
  }

  /** One that failed with this text, after work that was begun elsewhere. */
  public static LooseFuture failed(String text, List<Frame> begun, Frame... origin) {
    return new LooseFuture(
        Fate.FAILED,
        Kind.WORK,
        List.of(origin),
        begun,
        failure(text),
        List.of(),
        "worker",
        lineage(),
        7,
        1);
  }

  /** One with another fate; who waits for it does so by the stack. */
  public static LooseFuture of(Fate fate, Kind kind, List<Frame> origin, List<Frame> stack) {
    return future(fate, kind, null, origin, stack);
  }

  private static LooseFuture future(
      Fate fate, Kind kind, FailureText failure, List<Frame> origin, List<Frame> stack) {
    return new LooseFuture(
        fate, kind, origin, List.of(), failure, stack, "worker", lineage(), 7, 1);
  }

  private static FailureText failure(String text) {
    return new FailureText("com.acme.SoldOutException", text, List.of(THROWN), null);
  }

  private static Lineage lineage() {
    return new Lineage(
        "w1",
        List.of(
            new Ancestor(5, TaskKind.STAGE, null, null), new Ancestor(1, TaskKind.TEST, "t", null)),
        0);
  }
}
