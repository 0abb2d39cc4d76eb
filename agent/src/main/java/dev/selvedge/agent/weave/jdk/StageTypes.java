package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atCall;
import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.task;
import static dev.selvedge.agent.weave.Hook.worker;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;
import java.util.ArrayList;
import java.util.List;

/**
 * The stages of {@code CompletableFuture}, a class each: where they are made, and where they are
 * tried, which runs them if what they depend on is done.
 */
public final class StageTypes {

  private static final String FUTURE = "java.util.concurrent.CompletableFuture";

  /** What a function answers that is composed. */
  private static final String TO_FUTURE =
      "java/util/concurrent/CompletionStage.toCompletableFuture";

  /** The field that a stage sets to null once it has run. */
  private static final String DEPENDENT = "dep:Ljava/util/concurrent/CompletableFuture;";

  /** Their constructors have the function as the fourth parameter. */
  private static final String[] OF_ONE = {
    "UniApply",
    "UniAccept",
    "UniRun",
    "UniWhenComplete",
    "UniHandle",
    "UniExceptionally",
    "UniCompose"
  };

  /** Their constructors have the function as the fifth parameter. */
  private static final String[] OF_TWO = {
    "BiApply", "BiAccept", "BiRun", "OrApply", "OrAccept", "OrRun"
  };

  /** From this JDK on one class is there for all time limits. */
  private static final int ONE_LIMIT = 25;

  private StageTypes() {}

  /** The types with their hooks. */
  public static List<WovenType> woven() {
    List<WovenType> types = new ArrayList<>();
    for (String stage : OF_ONE) {
      types.add(type(stage, "tryFire", 3));
    }
    for (String stage : OF_TWO) {
      types.add(type(stage, "tryFire", 4));
    }
    types.add(composeExceptionally());
    types.add(limit("Timeout"));
    types.add(limit("DelayedCompleter").before(ONE_LIMIT));
    types.add(async("AsyncSupply"));
    types.add(async("AsyncRun"));
    types.add(WovenType.of(FUTURE + "$UniRelay", atReturn("<init>", "Derivations", "composed", 1)));
    types.add(
        WovenType.of(
            FUTURE + "$MinimalStage",
            task("toCompletableFuture", "Derivations", "copy", "derived", Hook.THIS, Hook.RESULT)));
    return types;
  }

  /** What completes a future when its time is over. */
  private static WovenType limit(String name) {
    return WovenType.of(
        FUTURE + "$" + name,
        atReturn("<init>", "TimeOuts", "limited", Hook.THIS, 0),
        task("run", "TimeOuts", "expiring", "expired", Hook.THIS)
            .enteringWith("f:Ljava/util/concurrent/CompletableFuture;"));
  }

  /** The one whose function gets a failure without a method of its own to be given it. */
  private static WovenType composeExceptionally() {
    WovenType plain = type("UniComposeExceptionally", "tryFire", 3);
    List<Hook> hooks = new ArrayList<>();
    hooks.add(
        task("tryFire", "Futures", "trying", "tried", Hook.THIS)
            .enteringWith("src:Ljava/util/concurrent/CompletableFuture;"));
    hooks.addAll(plain.hooks());
    return WovenType.of(plain.name(), hooks.toArray(new Hook[0]));
  }

  /** The work of an asynchronous stage that depends on nothing. */
  private static WovenType async(String work) {
    return WovenType.of(
        FUTURE + "$" + work,
        atReturn("<init>", "Futures", "work", Hook.THIS, 0, 1),
        worker("run", "runs", "ran").enteringWith(DEPENDENT),
        task("run", "Derivations", "firing", "fired").enteringWith(DEPENDENT),
        task("run", "Stages", "trying", "tried", Hook.THIS)
            .enteringWith(DEPENDENT)
            .leavingWith(DEPENDENT));
  }

  private static WovenType type(String stage, String run, int function) {
    return WovenType.of(
        FUTURE + "$" + stage,
        atReturn("<init>", "Stages", "made", Hook.THIS, function),
        atReturn("<init>", "Derivations", "made", 1),
        atCall(run, TO_FUTURE, "Derivations", "composed", "").ifPresent(),
        task(run, "Derivations", "firing", "fired").enteringWith(DEPENDENT),

        // First, and so around the other one, whose end still needs the stage.
        worker(run, "runs", "ran").enteringWith(DEPENDENT),
        task(run, "Stages", "trying", "tried", Hook.THIS)
            .enteringWith(DEPENDENT)
            .leavingWith(DEPENDENT));
  }
}
