package dev.selvedge.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTests {
  private static final List<JsonObject> FAULTS =
      List.of(
          finding("BlockedEventLoop", "CustomerRoutes", "findBlocking"),
          finding("BlockedEventLoop", "PriceRoutes", "backOff"),
          finding("BlockedEventLoop", "TermsRoutes", "readBlocking"),
          finding("LostFailure", "OrderRoutes", "placeUnaudited"),
          finding("ForgottenFuture", "OrderRoutes", "placeUncounted"),
          finding("UnboundedFanOut", "QuoteRoutes", "askForAll"),
          finding("SwallowedCancellation", "DeafPacker", "pack"));

  @Test
  void allFaultsAndNothingElseIsAsMeant() {
    Verdict verdict = Verdict.of(FAULTS);

    assertThat(verdict.isAsMeant()).isTrue();
    assertThat(verdict).hasToString("As meant: all 7 faults of the shop were found, nothing else.");
  }

  @Test
  void aFaultThatWasNotFoundIsNamed() {
    Verdict verdict = Verdict.of(FAULTS.subList(0, 6));

    assertThat(verdict.isAsMeant()).isFalse();
    assertThat(verdict)
        .hasToString("missed [SwallowedCancellation in DeafPacker.pack], found besides []");
  }

  @Test
  void aFindingInARightHandlerIsNamed() {
    List<JsonObject> findings = new ArrayList<>(FAULTS);
    findings.add(finding("BlockedEventLoop", "OrderRoutes", "place"));

    assertThat(Verdict.of(findings).extra())
        .containsExactly("BlockedEventLoop in OrderRoutes.place");
  }

  @Test
  void anotherRuleAtTheSamePlaceIsSomethingElse() {
    assertThat(Verdict.of(List.of(finding("LostFailure", "PriceRoutes", "backOff"))).extra())
        .containsExactly("LostFailure in PriceRoutes.backOff");
  }

  private static JsonObject finding(String rule, String type, String method) {
    JsonObject site =
        new JsonObject().put("class", "dev.selvedge.samples.shop." + type).put("method", method);
    return new JsonObject().put("rule", rule).put("site", site);
  }
}
