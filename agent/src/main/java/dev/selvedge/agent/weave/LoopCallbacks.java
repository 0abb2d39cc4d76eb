package dev.selvedge.agent.weave;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where Netty, Vert.x and XNIO hand an event to a callback, also where a library carries Netty
 * under a name of its own.
 */
final class LoopCallbacks {

  private static final Map<String, Type> TYPES = new HashMap<>();

  static {
    add(
        "io/netty/channel/AbstractChannelHandlerContext",
        Hook.callback("fireChannelRead"),
        Hook.callback("fireChannelReadComplete"),
        Hook.callback("fireChannelActive"),
        Hook.callback("fireChannelInactive"),
        Hook.callback("fireUserEventTriggered"));
    add("io/netty/util/concurrent/DefaultPromise", Hook.callback("notifyListener0"));
    add("io/vertx/core/impl/VertxImpl", Hook.callback("beginDispatch"));
    add("org/xnio/ChannelListeners", Hook.callback("invokeChannelListener"));
    add("org/xnio/nio/WorkerThread", Hook.callback("safeRun"));
  }

  private LoopCallbacks() {}

  static boolean maybe(String internalName) {
    return type(internalName) != null;
  }

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(String internalName, byte[] classFile) {
    Type type = type(internalName);
    TypeWeaver.Woven woven = type == null ? null : TypeWeaver.weave(classFile, type.hooks);
    return woven == null || woven.attached().isEmpty() ? null : woven.bytes();
  }

  private static @Nullable Type type(String internalName) {
    Type type = TYPES.get(internalName.substring(internalName.lastIndexOf('/') + 1));
    return type == null || !internalName.endsWith(type.name) ? null : type;
  }

  private static void add(String name, Hook... hooks) {
    TYPES.put(name.substring(name.lastIndexOf('/') + 1), new Type(name, List.of(hooks)));
  }

  /** A class with what is woven into it. */
  private record Type(String name, List<Hook> hooks) {}
}
