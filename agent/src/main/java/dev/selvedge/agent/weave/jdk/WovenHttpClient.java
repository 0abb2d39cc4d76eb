package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.atReturn;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/** The HTTP client as its users have it: what it answers is the future of work. */
public final class WovenHttpClient {

  private WovenHttpClient() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent(
        "jdk.internal.net.http.HttpClientFacade",
        atReturn("sendAsync", "Futures", "begun", Hook.RESULT));
  }
}
