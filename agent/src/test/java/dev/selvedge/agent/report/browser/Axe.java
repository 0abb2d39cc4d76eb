package dev.selvedge.agent.report.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The accessibility checker axe-core. */
final class Axe {

  private static final String WHAT_IS_CHECKED =
      "{resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
          + " 'wcag22aa', 'best-practice']}";

  private Axe() {}

  /** What is wrong with the page that a tab shows, an element a line. */
  static List<String> violations(Tab tab) throws IOException {
    if (!tab.is("window.axe")) {
      tab.evaluate(script() + ";1");
    }
    List<String> violations = new ArrayList<>();
    JsonElement result = tab.evaluate("axe.run(document, " + WHAT_IS_CHECKED + ")");
    for (JsonElement violation : result.getAsJsonObject().getAsJsonArray("violations")) {
      JsonObject rule = violation.getAsJsonObject();
      for (JsonElement node : rule.getAsJsonArray("nodes")) {
        violations.add(
            rule.get("id").getAsString()
                + ": "
                + node.getAsJsonObject().get("target")
                + " "
                + node.getAsJsonObject().get("failureSummary").getAsString().replace('\n', ' '));
      }
    }
    return violations;
  }

  private static String script() throws IOException {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
