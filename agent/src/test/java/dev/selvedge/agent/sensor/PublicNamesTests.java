package dev.selvedge.agent.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.agent.event.Frame;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names of frames that lie below a call from inside of the JDK. */
class PublicNamesTests {

  private final List<Frame> captured = new ArrayList<>();

  @Test
  void areThoseOfThePublicTypeThatAnInternalOneImplements(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "content");
    try (FileChannel channel = FileChannel.open(file)) {
      channel.transferTo(0, 7, new CapturingChannel());
    }

    assertThat(shown("sun.nio.ch.FileChannelImpl", "transferTo"))
        .isEqualTo("java.nio.channels.FileChannel.transferTo");
  }

  @Test
  void areTheirOwnForPublicTypes() {
    new ArrayList<>(List.of(1)).forEach(each -> capture());

    assertThat(shown("java.util.ArrayList", "forEach")).isEqualTo("java.util.ArrayList.forEach");
  }

  @Test
  void areAsInSourceCodeForNestedTypes() {
    Collections.synchronizedList(new ArrayList<>(List.of(1))).forEach(each -> capture());

    assertThat(shown("java.util.Collections$SynchronizedCollection", "forEach"))
        .isEqualTo("java.util.Collections.SynchronizedCollection.forEach");
  }

  @Test
  void areThoseOfThePublicTypeForTypesNestedInAnInternalOne() {
    Stream.of(1).forEach(each -> capture());

    assertThat(shown("java.util.stream.ReferencePipeline$Head", "forEach"))
        .isEqualTo("java.util.stream.Stream.forEach");
  }

  @Test
  void sayOfAConstructorWhatIsMade() {
    new ArrayList<>(new CapturingList());

    assertThat(shown("java.util.ArrayList", "<init>")).isEqualTo("new java.util.ArrayList");
  }

  @Test
  void areTheirOwnForLibrariesAndUsers() {
    new Own().call();

    assertThat(shown(Own.class.getName(), "call"))
        .isEqualTo("dev.selvedge.agent.sensor.PublicNamesTests.Own.call");
  }

  @Test
  void areThoseOfJdbcForItsDriversAndPools() throws Exception {
    PooledSource source = new PooledSource(this::capture);
    source.getConnection();
    source.isWrapperFor(String.class);
    source.warmUp();

    String pool = PooledSource.class.getName();
    assertThat(shown(pool, "getConnection")).isEqualTo("javax.sql.DataSource.getConnection");
    assertThat(shown(pool, "isWrapperFor")).isEqualTo("java.sql.Wrapper.isWrapperFor");
    assertThat(shown(pool, "warmUp")).isEqualTo(pool + ".warmUp");
  }

  @Test
  void areThoseOfJdbcWhereAParentClassImplementsIt() throws Exception {
    new PooledSource(this::capture) {
      @Override
      public Connection getConnection() {
        return super.getConnection();
      }
    }.getConnection();

    assertThat(captured)
        .filteredOn(frame -> frame.methodName().equals("getConnection"))
        .extracting(Frame::publicName)
        .containsOnly("javax.sql.DataSource.getConnection");
  }

  @Test
  void areTheirOwnWhereASignatureNamesAMissingClass() throws Exception {
    List<Frame> frames = UnresolvableStatement.callThrough(Stacks::capture);

    assertThat(frames)
        .filteredOn(frame -> frame.methodName().equals("isWrapperFor"))
        .extracting(Frame::publicName)
        .containsExactly(UnresolvableStatement.NAME + ".isWrapperFor");
  }

  private void capture() {
    captured.addAll(Stacks.capture());
  }

  private String shown(String type, String method) {
    return captured.stream()
        .filter(frame -> frame.className().equals(type) && frame.methodName().equals(method))
        .findFirst()
        .orElseThrow()
        .publicName();
  }

  private final class Own {
    void call() {
      capture();
    }
  }

  private final class CapturingChannel implements WritableByteChannel {
    @Override
    public int write(ByteBuffer bytes) {
      capture();
      int length = bytes.remaining();
      bytes.position(bytes.limit());
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }

  private final class CapturingList extends AbstractList<Integer> {
    @Override
    public Integer get(int index) {
      return index;
    }

    @Override
    public int size() {
      return 1;
    }

    @Override
    public Object[] toArray() {
      capture();
      return super.toArray();
    }
  }

  @Test
  void parametersAreCountedWithoutTheirTypes() {
    assertThat(PublicNames.parameters("()V")).isZero();
    assertThat(PublicNames.parameters("(I)Lno/such/Type;")).isEqualTo(1);
    assertThat(PublicNames.parameters("(JLno/such/Type;[[D[Lno/such/Type;Z)V")).isEqualTo(5);
  }
}
