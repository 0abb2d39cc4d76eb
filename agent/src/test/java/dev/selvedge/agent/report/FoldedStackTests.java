package dev.selvedge.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedStackTests {

  @Test
  void theCallOfTheUsersCodeIsShownAndWhatIsInsideItFolded() {
    assertThat(
            folded(
                "jdk.internal.misc.Unsafe.park(Unsafe.java:-2)",
                "java.util.concurrent.locks.LockSupport.park(LockSupport.java:369)",
                "java.util.concurrent.CompletableFuture.join(CompletableFuture.java:2197)",
                "com.acme.Handlers.start(Handlers.java:41)"))
        .containsExactly(
            "2 JDK frames",
            "java.util.concurrent.CompletableFuture.join(CompletableFuture.java:2197)",
            "com.acme.Handlers.start(Handlers.java:41)");
  }

  @Test
  void theInnermostFramesAreShownOfAStackWithoutTheUser() {
    assertThat(
            folded(
                "java.net.Socket.a(Socket.java:1)",
                "org.lib.Client.b(Client.java:2)",
                "org.lib.Client.c(Client.java:3)",
                "org.lib.Client.d(Client.java:4)",
                "org.lib.Client.e(Client.java:5)",
                "java.util.concurrent.FutureTask.run(FutureTask.java:328)",
                "java.lang.Thread.run(Thread.java:1474)"))
        .startsWith("java.net.Socket.a(Socket.java:1)", "org.lib.Client.b(Client.java:2)")
        .hasSize(6)
        .endsWith("2 JDK frames");
  }

  @Test
  void aSingleFrameIsNotFolded() {
    assertThat(
            folded(
                "java.lang.Thread.sleep(Thread.java:509)",
                "com.acme.Handlers.start(Handlers.java:41)",
                "java.lang.Thread.run(Thread.java:1474)"))
        .containsExactly(
            "java.lang.Thread.sleep(Thread.java:509)",
            "com.acme.Handlers.start(Handlers.java:41)",
            "java.lang.Thread.run(Thread.java:1474)");
  }

  @Test
  void whoCalledTheUsersCodeIsShownAndTheRestOfTheFrameworkFolded() {
    assertThat(
            folded(
                "com.acme.Handlers.start(Handlers.java:41)",
                "io.vertx.ext.web.impl.RouteState.handleContext(RouteState.java:1285)",
                "io.vertx.core.impl.ContextImpl.emit(ContextImpl.java:328)",
                "io.netty.channel.nio.NioIoHandler.run(NioIoHandler.java:301)",
                "java.lang.Thread.run(Thread.java:1474)"))
        .containsExactly(
            "com.acme.Handlers.start(Handlers.java:41)",
            "io.vertx.ext.web.impl.RouteState.handleContext(RouteState.java:1285)",
            "3 frames of io.vertx, io.netty, JDK");
  }

  @Test
  void otherPackagesOfTheUserAreTheUsersToo() {
    assertThat(
            folded(
                "com.acme.Handlers.start(Handlers.java:41)",
                "com.acme.routing.Router.dispatch(Router.java:1)",
                "com.acme.routing.Router.route(Router.java:2)",
                "com.acme.Main.main(Main.java:3)"))
        .hasSize(4);
  }

  @Test
  void neighboursUnderTheRoofOfManyProjectsAreNotTheUsers() {
    assertThat(
            FoldedStack.of(
                view(
                    "org.apache.shop.Handlers",
                    "org.apache.shop.Handlers.start(Handlers.java:41)",
                    "org.apache.maven.surefire.A.a(A.java:1)",
                    "org.apache.maven.surefire.B.b(B.java:2)",
                    "org.apache.maven.surefire.C.c(C.java:3)")))
        .extracting(FoldedStack.Part::label)
        .last()
        .isEqualTo("2 frames of org.apache.maven");
  }

  @Test
  void selvedgesOwnFramesAreFolded() {
    assertThat(
            folded(
                "java.lang.Thread.sleep(Thread.java:509)",
                "com.acme.Handlers.start(Handlers.java:41)",
                "dev.selvedge.Selvedge.record(Selvedge.java:1)",
                "dev.selvedge.junit.GuardedExtension.intercept(GuardedExtension.java:1)"))
        .endsWith("2 Selvedge frames");
  }

  @Test
  void theSamplesOfSelvedgeAreUserCode() {
    assertThat(
            FoldedStack.of(
                view(
                    "dev.selvedge.samples.Demo",
                    "dev.selvedge.samples.Demo.start(Demo.java:41)",
                    "dev.selvedge.samples.web.Server.run(Server.java:1)",
                    "dev.selvedge.junit.Foo.a(Foo.java:1)",
                    "dev.selvedge.agent.Foo.b(Foo.java:1)")))
        .hasSize(3);
  }

  @Test
  void aFewLibraryFramesBetweenTheUsersAreShown() {
    assertThat(
            folded(
                "com.acme.Handlers.start(Handlers.java:41)",
                "java.util.ArrayList.forEach(ArrayList.java:1)",
                "com.acme.Handlers.all(Handlers.java:20)"))
        .hasSize(3);
  }

  @Test
  void manyLibraryFramesBetweenTheUsersAreFoldedButForTheirEnds() {
    assertThat(
            folded(
                "com.acme.Handlers.start(Handlers.java:41)",
                "org.hibernate.A.a(A.java:1)",
                "org.hibernate.B.b(B.java:2)",
                "org.hibernate.C.c(C.java:3)",
                "org.hibernate.D.d(D.java:4)",
                "com.acme.Handlers.all(Handlers.java:20)"))
        .containsExactly(
            "com.acme.Handlers.start(Handlers.java:41)",
            "org.hibernate.A.a(A.java:1)",
            "2 frames of org.hibernate",
            "org.hibernate.D.d(D.java:4)",
            "com.acme.Handlers.all(Handlers.java:20)");
  }

  @Test
  void modulesHiddenClassesAndNoPackageDoNotConfuse() {
    assertThat(
            FoldedStack.of(
                view(
                    "Main",
                    "java.base/java.lang.Thread.sleep0(Native Method)",
                    "java.base/java.lang.Thread.sleep(Thread.java:509)",
                    "Main$$Lambda/0x00007f001.run(Unknown Source)",
                    "Main.main(Main.java:3)",
                    "nonsense",
                    "")))
        .extracting(FoldedStack.Part::owner)
        .startsWith(FrameOwners.JDK, FrameOwners.JDK, FrameOwners.USER, FrameOwners.USER);
  }

  private static List<String> folded(String... stack) {
    return FoldedStack.of(view("com.acme.Handlers", stack)).stream()
        .map(part -> part.folded() ? part.label() : part.frames().get(0))
        .toList();
  }

  private static FindingView view(String className, String... stack) {
    return FindingView.of(
        JournalFixture.finding(
            "site",
            JournalFixture.site(className, "start", "Handlers.java", 41),
            "stack",
            List.of(stack)));
  }
}
