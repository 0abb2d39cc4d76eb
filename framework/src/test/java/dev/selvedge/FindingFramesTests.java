package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingFramesTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Foo.bar(Foo.java:41)",
        "com.acme.Foo$Bar.<init>(Foo.java:41)",
        "com.acme.Foo.lambda$bar$0(Foo.java)",
        "com.acme.Foo.bar(Native Method)",
        "com.acme.Foo.bar(Unknown Source)",
        "Foo.bar(Foo.java:1)",
        "com.acme.Foo$$Lambda/0x00007f.run(Unknown Source)",
        "com.acme.Büro.öffne(Büro.kt:3)",
      })
  void aFrameIsReadAsItWasPrinted(String text) {
    assertThat(FindingFrames.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.base/com.acme.Foo.bar(Foo.java:41)",
        "java.base@25.0.3/com.acme.Foo.bar(Foo.java:41)",
        "app//com.acme.Foo.bar(Foo.java:41)",
        "app/acme@1.0/com.acme.Foo.bar(Foo.java:41)",
        "  com.acme.Foo.bar(Foo.java:41) ",
      })
  void loaderAndModuleAreLeftOut(String text) {
    assertThat(FindingFrames.parse(text)).hasToString("com.acme.Foo.bar(Foo.java:41)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "(", "...", "12 more", "bar(Foo.java:41)", "com.acme.Foo.bar"})
  void whatIsNoFrameIsLeftOut(String text) {
    assertThat(FindingFrames.parse(text)).isNull();
  }

  @Test
  void aLineNumberBeyondReasonIsUnknown() {
    assertThat(FindingFrames.parse("a.B.c(B.java:99999999999)")).hasToString("a.B.c(B.java)");
  }
}
