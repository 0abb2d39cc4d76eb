package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcTypesTests {

  private static final ClassLoader LOADER =
      Objects.requireNonNull(JdbcTypesTests.class.getClassLoader());
  private static final String BEGIN =
      "dev/selvedge/agent/sensor/Blocking.outer()Ljava/lang/Object;";
  private static final String END = "dev/selvedge/agent/sensor/Blocking.exit(Ljava/lang/Object;)V";

  @ParameterizedTest
  @ValueSource(
      classes = {DirectTestCases.class, InheritingTestCases.class, ByOwnInterfaceTestCases.class})
  void areFramedHoweverTheyInherit(Class<?> type) {
    assertThat(calls(type, "execute(Ljava/lang/String;)Z")).contains(BEGIN, END);
  }

  @Test
  void areLeftAloneWhereTheyOnlyKeepWhatTheyAreTold() {
    assertThat(calls(DirectTestCases.class, "getMaxRows()I")).doesNotContain(BEGIN);
  }

  @ParameterizedTest
  @ValueSource(classes = {UserOfJdbc.class, OwnException.class, OwnInterface.class})
  void areNotWhatUsesJdbcOrOnlyDeclaresIt(Class<?> type) {
    byte[] classFile = WovenClass.fileOf(type);

    assertThat(JdbcTypes.maybe(classFile)).isTrue();
    assertThat(new JdbcTypes().weave(LOADER, classFile)).isNull();
  }

  @Test
  void areNotLookedAtWhereNothingMentionsJdbc() {
    assertThat(JdbcTypes.maybe(WovenClass.fileOf(MethodTestCases.class))).isFalse();
  }

  @Test
  void areKnownWhenTheyAreLoaded() {
    assertThat(JdbcTypes.isOne(InheritingTestCases.class)).isTrue();
    assertThat(JdbcTypes.isOne(UserOfJdbc.class)).isFalse();
  }

  private static List<String> calls(Class<?> type, String method) {
    byte[] woven = new JdbcTypes().weave(LOADER, WovenClass.fileOf(type));
    return Objects.requireNonNull(CallsOf.methods(Objects.requireNonNull(woven)).get(method));
  }

  abstract static class DirectTestCases implements Statement {
    @Override
    public boolean execute(String sql) {
      return false;
    }

    @Override
    public int getMaxRows() {
      return 0;
    }
  }

  abstract static class InheritingTestCases extends DirectTestCases {
    @Override
    public boolean execute(String sql) {
      throw new IllegalStateException(new SQLException());
    }
  }

  interface OwnInterface extends Statement, Runnable {
    @Override
    default boolean execute(String sql) throws SQLException {
      return false;
    }
  }

  abstract static class ByOwnInterfaceTestCases implements OwnInterface {
    @Override
    public boolean execute(String sql) throws SQLException {
      return OwnInterface.super.execute(sql);
    }
  }

  static final class UserOfJdbc {
    boolean execute(DataSource source) throws SQLException {
      try (Connection connection = source.getConnection()) {
        return connection.isValid(1);
      }
    }
  }

  static final class OwnException extends SQLException {
    private static final long serialVersionUID = 1;

    void close() {}
  }
}
