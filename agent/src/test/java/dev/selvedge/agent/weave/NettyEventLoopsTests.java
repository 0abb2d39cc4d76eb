package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import carrier.shaded.io.netty.channel.SingleThreadEventLoop;
import dev.selvedge.agent.event.BlockingCall;
import dev.selvedge.agent.event.CallListener;
import dev.selvedge.agent.sensor.Blocking;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class NettyEventLoopsTests {

  private static final String PARENT = "io/netty/channel/SingleThreadEventLoop";

  @AfterEach
  void stop() {
    Blocking.stop();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/netty/channel/nio/NioEventLoop",
        "io/netty/channel/SingleThreadIoEventLoop",
        "io/netty/channel/DefaultEventLoop",
        "org/carrier/shaded/io/netty/channel/epoll/EpollEventLoop"
      })
  void areNamedSo(String name) {
    assertThat(NettyEventLoops.maybe(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io/netty/util/concurrent/DefaultEventExecutor",
        "io/netty/channel/nio/NioEventLoopGroup",
        "io/netty/channel/ThreadPerChannelEventLoop",
        "com/acme/Loop"
      })
  void areNotNamedOtherwise(String name) {
    assertThat(NettyEventLoops.maybe(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {PARENT, "org/carrier/shaded/" + PARENT})
  void areWovenWhoeverCarriesThem(String parent) {
    assertThat(NettyEventLoops.weave(loop(parent, "run", "()V", 0))).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "java/lang/Object,run,()V,0",
    "io/netty/util/concurrent/SingleThreadEventExecutor,run,()V,0",
    "io/netty/channel/SingleThreadEventLoop,run,(J)V,0",
    "io/netty/channel/SingleThreadEventLoop,select,()V,0",
    "io/netty/channel/SingleThreadEventLoop,run,()V,1024" // abstract
  })
  void areNotWovenIfTheyAreNoneOrHaveNoRunMethod(
      String parent, String method, String descriptor, int access) {
    assertThat(NettyEventLoops.weave(loop(parent, method, descriptor, access))).isNull();
  }

  @Test
  void makeTheirThreadAnEventLoopWhileTheyRun() throws Exception {
    List<String> told = new ArrayList<>();
    Blocking.listen(
        new CallListener() {
          @Override
          public Object begun(BlockingCall call) {
            told.add(call.loop().kind());
            return call;
          }

          @Override
          public void ended(Object begun, long nanos) {
            told.add("ended");
          }
        });
    byte[] woven = NettyEventLoops.weave(WovenClass.fileOf(OwnEventLoop.class));
    Constructor<?> constructor =
        WovenClass.load(OwnEventLoop.class.getName(), woven).getDeclaredConstructor();
    constructor.setAccessible(true);

    ((SingleThreadEventLoop) constructor.newInstance()).run();
    Blocking.exit(Blocking.file());

    assertThat(told).containsExactly("Netty event loop thread", "ended");
  }

  private static byte[] loop(String parent, String method, String descriptor, int access) {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    int flags = Opcodes.ACC_PUBLIC | access;
    writer.visit(Opcodes.V1_8, flags, "com/acme/MyEventLoop", null, parent, new String[0]);
    MethodVisitor run =
        writer.visitMethod(Opcodes.ACC_PROTECTED | access, method, descriptor, null, new String[0]);
    if (access == 0) {
      run.visitCode();
      run.visitInsn(Opcodes.RETURN);
      run.visitMaxs(0, 0);
    }
    run.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** A loop whose only work is to read a file. */
  static final class OwnEventLoop extends SingleThreadEventLoop {
    @Override
    public void run() {
      Blocking.exit(Blocking.file());
    }
  }
}
