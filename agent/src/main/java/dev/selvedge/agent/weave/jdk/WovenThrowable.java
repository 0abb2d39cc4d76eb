package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atEntry;
import static dev.selvedge.agent.weave.Hook.atReturn;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** {@code Throwable}: what is added to another one, or has caused it, is passed on. */
public final class WovenThrowable {

  private WovenThrowable() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "java.lang.Throwable",
        atEntry("addSuppressed", "Futures", "passedOn", 0),
        atEntry("initCause", "Futures", "caused", Hook.THIS, 0),
        atReturn("<init>", "Futures", "caused", Hook.THIS, 1)
            .where("(Ljava/lang/String;Ljava/lang/Throwable;"),
        atReturn("<init>", "Futures", "caused", Hook.THIS, 0).where("(Ljava/lang/Throwable;)"));
  }
}
