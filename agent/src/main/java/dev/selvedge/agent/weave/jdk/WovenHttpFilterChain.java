package dev.selvedge.agent.weave.jdk;

import static dev.selvedge.agent.weave.Hook.callback;

import dev.selvedge.agent.weave.WovenType;

/**
 * The filters of {@code com.sun.net.httpserver.HttpServer}, through which a request comes to its
 * handler, on the dispatcher or on an executor.
 */
public final class WovenHttpFilterChain {

  private WovenHttpFilterChain() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent(
        "com.sun.net.httpserver.Filter$Chain", callback("doFilter").ifPresent());
  }
}
