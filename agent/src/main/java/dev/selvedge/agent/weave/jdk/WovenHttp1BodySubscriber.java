package dev.selvedge.agent.weave.jdk;

import dev.selvedge.agent.weave.WovenType;

/** The same for HTTP/1 on an older JDK, on which there is nothing to be woven for HTTP/2. */
public final class WovenHttp1BodySubscriber {

  private WovenHttp1BodySubscriber() {}

  /** The type with its hooks. */
  public static WovenType woven() {
    return WovenHttpBodySubscriber.of("jdk.internal.net.http.Http1Response$Http1BodySubscriber");
  }
}
