package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoggingAppendersTests {

  @ParameterizedTest
  @CsvSource({
    "ch/qos/logback/core/AppenderBase,doAppend",
    "ch/qos/logback/core/UnsynchronizedAppenderBase,doAppend",
    "org/apache/logging/log4j/core/config/AppenderControl,callAppender"
  })
  void areFramedWhereAllOfThemGoThrough(String name, String method) {
    byte[] woven = LoggingAppenders.weave(name, WovenClass.fileOf(AppenderTestCases.class));

    assertThat(LoggingAppenders.maybe(name)).isTrue();
    assertThat(CallsOf.methods(Objects.requireNonNull(woven)).get(method + "(Ljava/lang/String;)V"))
        .contains(
            "dev/selvedge/agent/sensor/Logging.enter()Ljava/lang/Object;",
            "dev/selvedge/agent/sensor/Logging.exit(Ljava/lang/Object;)V");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ch/qos/logback/core/Appender", "com/acme/AppenderBase"})
  void areNotWhatMerelySoundsAlike(String name) {
    assertThat(LoggingAppenders.maybe(name)).isFalse();
  }

  @Test
  void areLeftAloneWhereTheMethodIsNotThere() {
    assertThat(
            LoggingAppenders.weave(
                "ch/qos/logback/core/AppenderBase", WovenClass.fileOf(MethodTestCases.class)))
        .isNull();
  }

  /** What the appenders of Logback and Log4j look like. */
  static final class AppenderTestCases {

    void doAppend(String event) {}

    void callAppender(String event) {}
  }
}
