package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.blocking;

import dev.selvedge.agent.weave.WovenType;

/** {@code HttpURLConnection}: a request with its answer is one call. */
public final class WovenHttpURLConnection {

  private WovenHttpURLConnection() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.of(
        "sun.net.www.protocol.http.HttpURLConnection",
        blocking("connect", "outer"),
        blocking("getInputStream", "outer"),
        blocking("getOutputStream", "outer"));
  }
}
