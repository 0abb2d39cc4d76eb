package dev.selvedge.agent.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of classes and methods, as compilers and makers of proxies number them. */
class LastingNamesTests {

  @ParameterizedTest
  @CsvSource({
    "lambda$handle$0, handle", // javac
    "lambda$handle$1f3a9c0b$1, handle", // of one that can be serialized
    "lambda$a$b$12, a$b",
    "lambda$new$0, <init>",
    "lambda$static$3, <clinit>",
    "lambda$7, lambda", // Eclipse
    "handle$lambda$0, handle", // Kotlin
    "handle$lambda$2$lambda$1, handle",
    "handle$lambda$1$0, handle",
    "$anonfun$handle$1, handle", // Scala
    "$anonfun$handle$3$adapted, handle",
    "access$000, access$",
    "access$1204, access$"
  })
  void aLambdaIsTheMethodThatHoldsIt(String method, String lasting) {
    assertThat(LastingNames.of(method)).isEqualTo(lasting);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Shop$1, com.acme.Shop",
    "com.acme.Shop$1$2, com.acme.Shop",
    "com.acme.Shop$12$Inner, com.acme.Shop$Inner",
    "com.acme.Shop$2Local, com.acme.Shop$Local",
    "com.acme.ShopKt$serve$1, com.acme.ShopKt$serve", // Kotlin
    "com.acme.Shop$_serve_closure3, com.acme.Shop$_serve_closure", // Groovy
    "com.acme.Shop$_serve_closure3$_closure4, com.acme.Shop$_serve_closure$_closure",
    "com.acme.Shop$$Lambda$14/0x0000000800c03000, com.acme.Shop",
    "com.acme.Shop$$Lambda/0x00007f1c2c0a1230, com.acme.Shop",
    "com.acme.Shop$$EnhancerBySpringCGLIB$$3f1a2b4c, com.acme.Shop",
    "com.acme.Shop$$SpringCGLIB$$0, com.acme.Shop",
    "com.acme.Shop$$FastClassBySpringCGLIB$$88ab12ff, com.acme.Shop",
    "com.acme.Shop$MockitoMock$1820384411, com.acme.Shop",
    "com.acme.Shop$HibernateProxy$aB3kd92x, com.acme.Shop",
    "com.acme.Shop_$$_jvst1a2_0, com.acme.Shop",
    "jdk.proxy2.$Proxy17, $Proxy",
    "com.sun.proxy.$Proxy4, $Proxy",
    "com.acme.$Proxy4, com.acme.$Proxy"
  })
  void anAnonymousOrGeneratedClassIsTheOneThatItIsMadeIn(String type, String lasting) {
    assertThat(LastingNames.of(type)).isEqualTo(lasting);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Shop",
        "com.acme.Shop$Inner",
        "com.acme.Shop2$Level3",
        "java.util.concurrent.CompletableFuture.runAsync",
        "handle",
        "<init>",
        "get$default",
        "value2",
        "lambda",
        "$Proxy"
      })
  void whatHasNoNumberOfACompilerIsLeftAlone(String name) {
    assertThat(LastingNames.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "org.lib.Client.lambda$call$0, org.lib.Client.call",
    "org.lib.Client$1.run, org.lib.Client.run",
    "org.lib.Client$3Local.run, org.lib.Client$Local.run",
    "org.lib.Client$MockitoMock$77.run, org.lib.Client.run"
  })
  void theNameOfACallIsMadeOfBoth(String api, String lasting) {
    assertThat(LastingNames.of(api)).isEqualTo(lasting);
  }
}
