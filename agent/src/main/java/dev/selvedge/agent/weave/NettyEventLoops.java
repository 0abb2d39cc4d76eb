package dev.selvedge.agent.weave;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The event loops of Netty 4.1 and 4.2, also where a library carries Netty under a name of its own:
 * what extends {@code SingleThreadEventLoop} and has a {@code run} method. A mere executor of Netty
 * extends its parent class and is none, and the loop of the old blocking transport, a thread for
 * each channel, blocks by design.
 */
final class NettyEventLoops {

  private static final String NAME = "EventLoop";
  private static final String BLOCKING = "ThreadPerChannelEventLoop";
  private static final String PARENT = "io/netty/channel/SingleThreadEventLoop";
  private static final List<Hook> HOOKS =
      List.of(
          Hook.eventLoop("run"),
          NettyTasks.serving(),
          Hook.worker("run", "began", "ended", Hook.THIS).where("()V"));

  private NettyEventLoops() {}

  static boolean maybe(String internalName) {
    return internalName.endsWith(NAME) && !internalName.endsWith(BLOCKING);
  }

  /** The woven class, or null if it is no event loop. */
  static byte @Nullable [] weave(byte[] classFile) {
    String parent = ClassFiles.reader(classFile).getSuperName();
    if (parent == null || !parent.endsWith(PARENT)) {
      return null;
    }
    TypeWeaver.Woven woven = TypeWeaver.weave(classFile, HOOKS);
    return woven.attached().isEmpty() ? null : woven.bytes();
  }
}
