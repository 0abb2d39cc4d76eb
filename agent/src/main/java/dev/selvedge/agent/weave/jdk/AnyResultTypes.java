package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;

import dev.selvedge.agent.weave.WovenType;
import java.util.List;

/**
 * What {@code invokeAny} keeps until one of its tasks has a result: it catches what others throw.
 */
public final class AnyResultTypes {

  private AnyResultTypes() {}

  /** The types with their hooks. */
  public static List<WovenType> woven() {
    return List.of(
        WovenType.of(
                "java.util.concurrent.ThreadPerTaskExecutor$AnyResultHolder",
                atEntry("completeExceptionally", "Outcomes", "caught", 0))
            .from(21),
        WovenType.of(
                "java.util.concurrent.ForkJoinTask$InvokeAnyRoot",
                atEntry("tryComplete", "Outcomes", "caught", 2))
            .from(25));
  }
}
