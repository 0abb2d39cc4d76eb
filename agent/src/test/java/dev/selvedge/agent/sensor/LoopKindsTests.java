package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.impl.VertxThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xnio.nio.WorkerThread;
import reactor.core.scheduler.NonBlocking;

class LoopKindsTests {

  @ParameterizedTest
  @CsvSource({
    "java.awt.EventDispatchThread,AWT event dispatch thread",
    "jdk.internal.net.http.HttpClientImpl$SelectorManager,java.net.http selector manager thread"
  })
  void areKnownByTheThreadClassesOfTheJdk(String name, String kind) throws Exception {
    Class<?> type = Class.forName(name, false, ClassLoader.getPlatformClassLoader());

    assertThat(Thread.class).isAssignableFrom(type);
    assertThat(LoopKinds.ofClass(type)).isEqualTo(kind);
  }

  @Test
  void areKnownByTheThreadClassesOfFrameworks() {
    assertThat(LoopKinds.ofClass(WorkerThread.class)).isEqualTo("XNIO I/O thread");
    assertThat(LoopKinds.ofClass(ReactorThread.class)).isEqualTo("Reactor non-blocking thread");
  }

  @Test
  void areKnownByWhatAClassExtends() {
    assertThat(LoopKinds.ofClass(OwnWorkerThread.class)).isEqualTo("XNIO I/O thread");
    assertThat(LoopKinds.ofClass(OwnReactorThread.class)).isEqualTo("Reactor non-blocking thread");
  }

  @Test
  void areNotAnyThread() {
    assertThat(LoopKinds.ofClass(Thread.class)).isNull();
    assertThat(LoopKinds.ofClass(OwnThread.class)).isNull();
    assertThat(LoopKinds.ofClass(VertxThread.class)).isNull();
  }

  @Test
  void areSaidAsTheirUsersKnowThem() {
    assertThat(LoopKinds.ofRunner(new Object(), new Thread())).isEqualTo("Netty event loop thread");
    assertThat(LoopKinds.ofRunner(new Object(), new VertxThread()))
        .isEqualTo("Vert.x event loop thread");
  }

  @Test
  void areSaidOfTheServerOfTheJdkAsItsUsersKnowIt() throws Exception {
    Object partOfTheServer = HttpServer.create();

    assertThat(LoopKinds.ofRunner(partOfTheServer, new Thread()))
        .isEqualTo("dispatcher thread of the JDK's HTTP server");
  }

  private static final class OwnThread extends Thread {}

  private static final class OwnWorkerThread extends WorkerThread {}

  private static class ReactorThread extends Thread implements NonBlocking {}

  private static final class OwnReactorThread extends ReactorThread {}
}
