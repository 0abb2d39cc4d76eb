package dev.selvedge.agent.report;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The link to a rule's page, made only of an address that a browser may follow from a journal's
 * word.
 */
final class RulePage {

  private RulePage() {}

  static void link(Html html, @Nullable String docs, String text, String rule) throws IOException {
    if (docs == null) {
      return;
    }
    if (docs.startsWith("https://") || docs.startsWith("http://")) {
      html.element(
          "a", text, "href", docs, "rel", "noopener noreferrer", "aria-label", text + ": " + rule);
    } else {
      html.element("span", Inert.name(docs));
    }
  }
}
