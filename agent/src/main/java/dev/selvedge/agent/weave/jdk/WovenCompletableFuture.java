package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atCall;
import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.blocking;
import static dev.selvedge.agent.weave.Hook.futureWait;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code CompletableFuture}: the waits that are entered only when the future is not done, how it
 * comes to its outcome, who looks at that, and what is built upon it.
 */
public final class WovenCompletableFuture {

  private static final String RESULT = "result:Ljava/lang/Object;";
  private static final String TO_FUTURE =
      "java/util/concurrent/CompletionStage.toCompletableFuture";

  private WovenCompletableFuture() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    List<Hook> hooks = new ArrayList<>();
    waits(hooks);
    outcomes(hooks);
    looks(hooks);
    derivations(hooks);
    return WovenType.of("java.util.concurrent.CompletableFuture", hooks.toArray(new Hook[0]));
  }

  private static void waits(List<Hook> hooks) {
    hooks.add(blocking("waitingGet", "future"));
    hooks.add(blocking("timedGet", "future", 0));
    hooks.add(futureWait("waitingGet", "enter", Hook.THIS));
    hooks.add(futureWait("timedGet", "enter", Hook.THIS, 0));
    hooks.add(task("waitingGet", "WaitTargets", "enter", "exit", Hook.THIS));
    hooks.add(task("timedGet", "WaitTargets", "enter", "exit", Hook.THIS));
    hooks.add(task("waitingGet", "AbandonedTasks", "awaiting", "awaited", Hook.THIS));
    hooks.add(task("timedGet", "AbandonedTasks", "awaiting", "awaited", Hook.THIS, 0));
    hooks.add(task("timedGet", "Futures", "waiting", "waited", Hook.THIS, 0).leavingWith(RESULT));
  }

  private static void outcomes(List<Hook> hooks) {
    hooks.add(atReturn("<init>", "Futures", "made", Hook.THIS).where("()V"));
    hooks.add(task("asyncSupplyStage", "Futures", "giving", "given", 0, Hook.RESULT));
    hooks.add(task("asyncRunStage", "Futures", "giving", "given", 0, Hook.RESULT));
    // Its work is done before anybody can see that.
    hooks.add(atEntry("completeValue", "FanOuts", "completing", Hook.THIS));
    hooks.add(atEntry("completeNull", "FanOuts", "completing", Hook.THIS));
    hooks.add(atEntry("completeThrowable", "FanOuts", "completing", Hook.THIS));
    hooks.add(atEntry("internalComplete", "FanOuts", "completing", Hook.THIS));
    hooks.add(atEntry("completeRelay", "FanOuts", "completing", Hook.THIS));
    hooks.add(atEntry("complete", "FanOuts", "completing", Hook.THIS));
    hooks.add(atEntry("completeExceptionally", "FanOuts", "completing", Hook.THIS));
    hooks.add(atEntry("cancel", "FanOuts", "completing", Hook.THIS));
    hooks.add(atEntry("complete", "Futures", "completing", Hook.THIS));
    hooks.add(atEntry("completeExceptionally", "Futures", "completing", Hook.THIS, 0));
    hooks.add(atEntry("completeExceptionally", "Interrupts", "handed", 0));
    hooks.add(atEntry("obtrudeException", "Interrupts", "handed", 0));
    hooks.add(atEntry("failedFuture", "Interrupts", "handed", 0));
    hooks.add(atEntry("failedStage", "Interrupts", "handed", 0));
    hooks.add(
        atEntry("completeThrowable", "Interrupts", "passedOn", 0)
            .where("(Ljava/lang/Throwable;)Z"));
    // Before it is complete, because somebody may look at it at once.
    hooks.add(
        atEntry("completeThrowable", "Futures", "throwing", Hook.THIS, 0)
            .where("(Ljava/lang/Throwable;)Z"));
    hooks.add(
        atEntry("completeThrowable", "Futures", "throwing", Hook.THIS, 0, 1)
            .where("(Ljava/lang/Throwable;Ljava/lang/Object;)Z"));
    hooks.add(atEntry("completeRelay", "Futures", "following", Hook.THIS, 0));
    hooks.add(atEntry("internalComplete", "Futures", "following", Hook.THIS, 0));
    // And after that, because it may have become known only meanwhile.
    hooks.add(
        atReturn("completeThrowable", "Futures", "threw", Hook.THIS)
            .where("(Ljava/lang/Throwable;)Z"));
    hooks.add(
        atReturn("completeThrowable", "Futures", "followed", Hook.THIS, 1)
            .where("(Ljava/lang/Throwable;Ljava/lang/Object;)Z"));
    hooks.add(atReturn("completeRelay", "Futures", "followed", Hook.THIS, 0));
    hooks.add(atReturn("internalComplete", "Futures", "followed", Hook.THIS, 0));
    // Before the next one, for which there is nothing more to see.
    hooks.add(
        task("cancel", "Cancels", "cancellingFuture", "futureCancelled", Hook.THIS)
            .leavingWith(RESULT));
    hooks.add(atEntry("cancel", "Results", "cancelling", Hook.THIS));
    hooks.add(atReturn("cancel", "Results", "cancelled", Hook.THIS));
  }

  private static void looks(List<Hook> hooks) {
    hooks.add(atEntry("reportGet", "Futures", "reported", 0));
    hooks.add(atEntry("reportJoin", "Futures", "reported", 0));
    for (String look : new String[] {"get", "join", "getNow", "isCompletedExceptionally"}) {
      hooks.add(atReturn(look, "Futures", "looked", Hook.THIS));
    }
    for (String look : new String[] {"resultNow", "exceptionNow", "state"}) {
      hooks.add(atEntry(look, "Futures", "looked", Hook.THIS).since(19));
    }
    hooks.add(atReturn("isDone", "Futures", "asked", Hook.THIS));
    for (String handler : new String[] {"uniWhenComplete", "uniHandle", "uniExceptionally"}) {
      hooks.add(atEntry(handler, "Futures", "handled", 0, 1));
    }
  }

  private static void derivations(List<Hook> hooks) {
    for (String one : new String[] {"uniApply", "uniAccept", "uniCompose"}) {
      hooks.add(derived(one + "Stage", "one", Hook.THIS, 0, 1));
    }
    hooks.add(derived("uniRunStage", "one", Hook.THIS, 0, 1));
    for (String handler :
        new String[] {
          "uniWhenComplete", "uniHandle", "uniExceptionally", "uniComposeExceptionally"
        }) {
      hooks.add(derived(handler + "Stage", "handler", Hook.THIS, 0, 1));
    }
    for (String both : new String[] {"biApply", "biAccept", "biRun"}) {
      hooks.add(derived(both + "Stage", "both", Hook.THIS, 0, 1, 2));
    }
    for (String either : new String[] {"orApply", "orAccept", "orRun"}) {
      hooks.add(derived(either + "Stage", "either", Hook.THIS, 0, 1, 2));
    }
    hooks.add(derived("uniCopyStage", "copy", 0));
    hooks.add(derived("uniAsMinimalStage", "copy", Hook.THIS));
    hooks.add(derived("allOf", "all", 0));
    hooks.add(derived("anyOf", "any", 0));
    hooks.add(atCall("uniComposeStage", TO_FUTURE, "Derivations", "composed", ""));
    hooks.add(atCall("uniComposeExceptionallyStage", TO_FUTURE, "Derivations", "composed", ""));
  }

  private static Hook derived(String method, String how, Integer... arguments) {
    Integer[] withResult = Arrays.copyOf(arguments, arguments.length + 1);
    withResult[arguments.length] = Hook.RESULT;
    return task(method, "Derivations", how, "derived", withResult);
  }
}
