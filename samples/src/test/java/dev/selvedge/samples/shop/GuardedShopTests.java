package dev.selvedge.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.selvedge.samples.demo.Markers;
import dev.selvedge.samples.demo.ShopDatabase;
import dev.selvedge.samples.demo.TestDatabase;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/**
 * The guard on tests of the shop: those that reach a flawed handler fail, their neighbours pass.
 */
class GuardedShopTests {
  private static ShopDatabase database;

  @BeforeAll
  static void open() throws IOException {
    database = TestDatabase.startOrSkip();
    GuardedShopTestCases.shop = TestShop.open(database.jdbcUrl(), 1);
  }

  @AfterAll
  static void close() throws IOException {
    if (database != null) {
      GuardedShopTestCases.shop.close();
      database.close();
    }
  }

  @Test
  void onlyTheTestsThatReachAFlawedHandlerFail() throws IOException {
    Events tests =
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(GuardedShopTestCases.class))
            .execute()
            .testEvents();

    assertThat(tests.succeeded().stream().map(GuardedShopTests::name))
        .containsExactlyInAnyOrder("customer()", "terms()", "price()", "order()");
    assertThat(failures(tests))
        .containsOnlyKeys("customerBlocking()", "termsBlocking()", "priceBlocking()")
        .allSatisfy((_, text) -> assertThat(text).contains("BlockedEventLoop"))
        .hasEntrySatisfying("customerBlocking()", names(Markers.place("CustomerRoutes.java")))
        .hasEntrySatisfying("termsBlocking()", names(Markers.place("TermsRoutes.java")))
        .hasEntrySatisfying("priceBlocking()", names(Markers.place("PriceRoutes.java")));
  }

  private static Consumer<String> names(String place) {
    return text -> assertThat(text.lines().findFirst().orElseThrow()).contains(place);
  }

  private static Map<String, String> failures(Events tests) {
    return tests.failed().stream()
        .collect(Collectors.toMap(GuardedShopTests::name, GuardedShopTests::failure));
  }

  private static String name(Event event) {
    return event.getTestDescriptor().getDisplayName();
  }

  private static String failure(Event event) {
    return event
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow()
        .getMessage();
  }
}
