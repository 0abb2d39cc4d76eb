package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atReturn;
import static dev.selvedge.agent.weave.Hook.task;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/**
 * What the HTTP client wraps around the body subscriber of the user, which it calls on threads of
 * its own.
 */
public final class WovenHttpBodySubscriber {

  private WovenHttpBodySubscriber() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return of("jdk.internal.net.http.common.HttpBodySubscriberWrapper");
  }

  static WovenType of(String type) {
    return WovenType.ifPresent(
        type,
        atReturn("<init>", "Stages", "made", Hook.THIS, 0),
        task("onSubscribe", "Stages", "calling", "called", Hook.THIS),
        task("onNext", "Stages", "calling", "called", Hook.THIS).where("(Ljava/util/List;)"),
        task("complete", "Stages", "calling", "completed", Hook.THIS));
  }
}
