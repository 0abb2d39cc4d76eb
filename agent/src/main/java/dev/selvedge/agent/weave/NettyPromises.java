package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The promises of Netty 4.1 and 4.2, also where a library carries Netty under a name of its own:
 * where the application gets them, where they fail, and where somebody looks at them.
 */
final class NettyPromises {

  private static final String SENSOR = "NettyPromises";
  private static final String NETTY = "io/netty/";
  private static final String PROMISE = NETTY + "util/concurrent/DefaultPromise";
  private static final String CONTEXT = NETTY + "channel/AbstractChannelHandlerContext";
  private static final String BOOTSTRAP = NETTY + "bootstrap/Bootstrap";
  private static final String ANY_BOOTSTRAP = NETTY + "bootstrap/AbstractBootstrap";
  private static final String RESULT = "result:Ljava/lang/Object;";

  private static final List<Hook> OF_BOOTSTRAP = List.of(answering("connect"));
  private static final List<Hook> OF_ANY_BOOTSTRAP = List.of(answering("bind"));

  private NettyPromises() {}

  /** Where a method returns that answers a promise. */
  static Hook answering(String method) {
    return Hook.atReturn(method, SENSOR, "answered", Hook.RESULT);
  }

  /** Where an executor is told to come to its end. */
  static Hook stopping() {
    return Hook.atEntry("shutdownGracefully", SENSOR, "closed", Hook.THIS);
  }

  static boolean maybe(String internalName) {
    return internalName.endsWith(PROMISE)
        || internalName.endsWith(CONTEXT)
        || internalName.endsWith(BOOTSTRAP)
        || internalName.endsWith(ANY_BOOTSTRAP);
  }

  /** The woven class, or null if it has no such method. */
  static byte @Nullable [] weave(String internalName, byte[] classFile) {
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, hooks(internalName));
    return woven.attached().isEmpty() ? null : woven.bytes();
  }

  private static List<Hook> hooks(String name) {
    if (name.endsWith(ANY_BOOTSTRAP)) {
      return OF_ANY_BOOTSTRAP;
    }
    if (name.endsWith(BOOTSTRAP)) {
      return OF_BOOTSTRAP;
    }
    String prefix = name.substring(0, name.lastIndexOf(NETTY));
    return name.endsWith(CONTEXT) ? ofContext(prefix) : ofPromise(prefix);
  }

  private static List<Hook> ofPromise(String prefix) {
    return List.of(
        Hook.task("setFailure0", SENSOR, "failing", "failed", Hook.THIS, 0)
            .enteringWith("executor:L" + prefix + NETTY + "util/concurrent/EventExecutor;")
            .leavingWith(RESULT),
        looking("addListener", "listened"),
        looking("addListeners", "listened"),
        looking("await", "waited"),
        looking("awaitUninterruptibly", "waited"),
        looking("get", "waited"),
        asking("cause"),
        asking("isSuccess"),
        asking("getNow"));
  }

  private static Hook looking(String method, String enter) {
    return Hook.atEntry(method, SENSOR, enter, Hook.THIS);
  }

  private static Hook asking(String method) {
    return Hook.task(method, SENSOR, "asking", "asked", Hook.THIS).where("()").leavingWith(RESULT);
  }

  private static List<Hook> ofContext(String prefix) {
    String pipeline = "pipeline:L" + prefix + NETTY + "channel/DefaultChannelPipeline;";
    return List.of(
        calling("write", "(Ljava/lang/Object;)L", pipeline),
        calling("writeAndFlush", "(Ljava/lang/Object;)L", pipeline),
        calling("connect", "SocketAddress;)L", pipeline),
        calling("bind", "SocketAddress;)L", pipeline),
        Hook.task("close", SENSOR, "closing", "closeCalled").enteringWith(pipeline));
  }

  private static Hook calling(String method, String descriptor, String pipeline) {
    return Hook.task(method, SENSOR, "calling", "called", Hook.RESULT)
        .where(descriptor)
        .enteringWith(pipeline);
  }
}
