package dev.selvedge.agent.rule;

import static dev.selvedge.agent.event.Frames.inheriting;
import static dev.selvedge.agent.event.Frames.jdk;
import static dev.selvedge.agent.event.Frames.library;
import static dev.selvedge.agent.event.Frames.threadStart;
import static dev.selvedge.agent.event.Frames.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.EventLoop;
import dev.selvedge.agent.event.Frame;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CallSiteTests {

  private static final Frame READ = jdk("java.io.FileInputStream.read");
  private static final Frame PARSE = library("org.parser.Parser.parse");
  private static final Frame HANDLE = user("com.acme.Handler.handle");
  private static final Frame DISPATCH = library("io.web.Router.dispatch");

  @Test
  void isTheInnermostFrameOfTheUser() {
    CallSite site = of(READ, HANDLE, user("com.acme.Main.loop"), DISPATCH);

    assertThat(site.frame()).isEqualTo(HANDLE);
    assertThat(site.api()).isEqualTo(READ);
  }

  @Test
  void isTheUsersEvenWhereALibraryIsFurtherInside() {
    CallSite site = of(READ, PARSE, HANDLE, DISPATCH);

    assertThat(site.frame()).isEqualTo(HANDLE);
    assertThat(site.api()).isEqualTo(PARSE);
    assertThat(site.inside()).containsExactly(READ, PARSE, HANDLE);
  }

  @Test
  void isTheInnermostFrameOfALibraryWhereNoUserIsOnTheStack() {
    CallSite site = of(READ, PARSE, DISPATCH, threadStart());

    assertThat(site.frame()).isEqualTo(PARSE);
    assertThat(site.api()).isEqualTo(READ);
  }

  @Test
  void isNowhereInAStackOfTheJdkAlone() {
    assertThat(CallSite.of(List.of(READ, jdk("java.util.concurrent.FutureTask.run")))).isNull();
    assertThat(CallSite.of(List.of())).isNull();
  }

  @Test
  void isNowhereIfTheBlockingMethodItselfIsNotTheJdks() {
    assertThat(CallSite.of(List.of(HANDLE, DISPATCH))).isNull();
    assertThat(CallSite.of(List.of(DISPATCH, threadStart()))).isNull();
  }

  @Test
  void isTheCallerOfABlockingMethodOfTheUser() {
    CallSite site = of(user("com.acme.Counter.add"), HANDLE, DISPATCH);

    assertThat(site.frame()).isEqualTo(HANDLE);
    assertThat(site.api().methodName()).isEqualTo("add");
  }

  @Test
  void tellsTheJdksFramesAtWhichTheStackEndsFromItsOthers() {
    Frame write = jdk("java.nio.channels.FileChannel.write");
    CallSite site = of(write, READ, PARSE, jdk("java.util.ArrayList.forEach"), HANDLE);

    assertThat(site.innermostJdk()).containsExactly(write, READ);
    assertThat(site.caller()).isEqualTo(PARSE);
  }

  @Test
  void isTheBaseOfItsThreadIfOnlyTheStartOfTheThreadLiesBelow() {
    assertThat(of(READ, HANDLE).isBaseOfThread()).isTrue();
    assertThat(of(READ, HANDLE, jdk("java.lang.Thread.runWith"), threadStart()).isBaseOfThread())
        .isTrue();
  }

  @Test
  void isNotTheBaseOfItsThreadIfAnythingElseLiesBelow() {
    assertThat(of(READ, HANDLE, user("com.acme.Main.loop"), threadStart()).isBaseOfThread())
        .isFalse();
    assertThat(
            of(
                    READ,
                    HANDLE,
                    jdk("java.util.concurrent.ThreadPoolExecutor.runWorker"),
                    threadStart())
                .isBaseOfThread())
        .isFalse();
  }

  @Test
  void isTheCallerOfADriverAlsoWhereTheDriverIsTheUsers() {
    Frame connection = jdbc("com.acme.db.PooledStatement.executeQuery");
    Frame inner = jdbc("com.acme.db.WireStatement.executeQuery");

    CallSite site = of(READ, user("com.acme.db.Wire.send"), inner, connection, HANDLE, DISPATCH);

    assertThat(site.frame()).isEqualTo(HANDLE);
    assertThat(site.api()).isEqualTo(connection);
  }

  @Test
  void isInsideOfADriverOnlyWhereNobodyCallsIt() {
    Frame keepAlive = user("com.acme.db.Wire.send");

    assertThat(of(READ, keepAlive, jdbc("com.acme.db.Wire.isValid")).frame()).isEqualTo(keepAlive);
  }

  @Test
  void isTheBaseOfALoopInItsBodyWhateverLiesBelow() {
    EventLoop loop = new EventLoop("event loop", () -> false, "com.acme.Loop.run");
    Frame run = user("com.acme.Loop.run");
    Frame next = user("com.acme.Loop.next");
    Frame inherited = inheriting(user("com.acme.OwnLoop.next"), "com.acme.Loop");
    Frame pool = jdk("java.util.concurrent.ThreadPoolExecutor.runWorker");

    assertThat(of(READ, run, pool).isBaseOf(loop)).isTrue();
    assertThat(of(READ, next, run, HANDLE, pool).isBaseOf(loop)).isTrue();
    assertThat(of(READ, inherited, inheriting(run, "com.acme.Loop"), pool).isBaseOf(loop)).isTrue();
    assertThat(of(READ, HANDLE, run, pool).isBaseOf(loop)).isFalse();
    assertThat(of(READ, user("com.acme.Loop.lambda$run$0"), run, pool).isBaseOf(loop)).isFalse();
    assertThat(of(READ, next, HANDLE, run, pool).isBaseOf(loop)).isFalse();
    assertThat(of(READ, next, threadStart()).isBaseOf(loop)).isFalse();
  }

  private static Frame jdbc(String method) {
    Frame frame = user(method);
    String shown = "java.sql.Statement." + frame.methodName();
    return inheriting(Frame.of(frame.element(), frame.owner(), shown), "java.sql.Wrapper");
  }

  private static CallSite of(Frame... frames) {
    return Objects.requireNonNull(CallSite.of(List.of(frames)));
  }
}
