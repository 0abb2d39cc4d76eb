package dev.selvedge.agent.rule;

import static dev.selvedge.agent.event.Frames.call;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import dev.selvedge.agent.event.WaitKind;
import dev.selvedge.agent.rule.blockedeventloop.BlockedEventLoop;

/** What the tests of harmless calls share: calls, and asking the rule about them. */
abstract class HarmlessCallFixture {

  static final Frame READ = jdk("java.io.FileInputStream.read");
  static final Frame WRITE = jdk("java.io.FileOutputStream.write");
  static final Frame SOCKET_WRITE = jdk("sun.nio.ch.NioSocketImpl.write");
  static final Frame SLEEP = jdk("java.lang.Thread.sleep");
  static final Frame PARK = jdk("java.util.concurrent.locks.LockSupport.park");
  static final Frame HANDLER = user("com.acme.Handler.handle:41");

  private final BlockedEventLoop rule = new BlockedEventLoop(Thresholds.DEFAULT);

  void assertSilent(WaitKind kind, Frame... stack) {
    assertThat(rule.judge(call(kind, stack))).as("%s of %s", kind, stack[0]).isNull();
  }

  void assertFires(WaitKind kind, Frame... stack) {
    assertThat(rule.judge(call(kind, stack))).as("%s of %s", kind, stack[0]).isNotNull();
  }
}
