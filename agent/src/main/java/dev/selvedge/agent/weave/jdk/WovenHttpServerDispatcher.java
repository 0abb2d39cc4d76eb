package dev.selvedge.agent.weave.jdk;

import dev.selvedge.agent.weave.Hook;
import dev.selvedge.agent.weave.WovenType;

/**
 * The dispatcher of {@code com.sun.net.httpserver.HttpServer}, which is an event loop that runs the
 * handlers itself unless the server is given an executor.
 */
public final class WovenHttpServerDispatcher {

  private WovenHttpServerDispatcher() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenType.ifPresent("sun.net.httpserver.ServerImpl$Dispatcher", Hook.eventLoop("run"));
  }
}
