package dev.selvedge.agent.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Methods by the names that they have in source code. */
class MethodNamesTests {

  @ParameterizedTest
  @CsvSource({
    "load,load",
    "lambda$load$0,load",
    "lambda$load$all$12,load$all",
    "load$lambda$0,load",
    "load$lambda$3$lambda$2,load",
    "lambda$new$1,<init>",
    "lambda$static$1,<clinit>",
    "access$000,access$000",
    "lambda$0,lambda$0"
  })
  void areThoseOfTheMethodThatALambdaStandsIn(String compiled, String written) {
    assertThat(MethodNames.plain(compiled)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "com.acme.Rates$Cache,load,com.acme.Rates.Cache.load",
    "com.acme.Rates,lambda$load$0,com.acme.Rates.load"
  })
  void haveDotsAlsoBetweenNestedClasses(String type, String method, String name) {
    assertThat(MethodNames.qualified(type, method)).isEqualTo(name);
  }
}
