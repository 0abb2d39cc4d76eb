package dev.selvedge.samples.demo;

import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was found, against what is wrong in the shop.
 *
 * @param missed the faults that were not found
 * @param extra what was found besides
 */
record Verdict(Set<String> missed, Set<String> extra) {
  private static final Set<String> FAULTS =
      Set.of(
          "BlockedEventLoop in CustomerRoutes.findBlocking",
          "BlockedEventLoop in PriceRoutes.backOff",
          "BlockedEventLoop in TermsRoutes.readBlocking",
          "LostFailure in OrderRoutes.placeUnaudited",
          "ForgottenFuture in OrderRoutes.placeUncounted",
          "UnboundedFanOut in QuoteRoutes.askForAll",
          "SwallowedCancellation in DeafPacker.pack");

  static Verdict of(Collection<JsonObject> findings) {
    Set<String> found = new TreeSet<>();
    for (JsonObject finding : findings) {
      JsonObject site = finding.getJsonObject("site", new JsonObject());
      String type = site.getString("class", "?");
      found.add(
          "%s in %s.%s"
              .formatted(
                  finding.getString("rule"),
                  type.substring(type.lastIndexOf('.') + 1),
                  site.getString("method", "?")));
    }
    Set<String> missed = new TreeSet<>(FAULTS);
    missed.removeAll(found);
    found.removeAll(FAULTS);
    return new Verdict(missed, found);
  }

  boolean isAsMeant() {
    return missed.isEmpty() && extra.isEmpty();
  }

  @Override
  public String toString() {
    return isAsMeant()
        ? "As meant: all %d faults of the shop were found, nothing else.".formatted(FAULTS.size())
        : "missed %s, found besides %s".formatted(missed, extra);
  }
}
