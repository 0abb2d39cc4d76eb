package dev.selvedge.agent.report;

import java.io.IOException;
import java.util.List;

/** The section with what was suppressed because it is allowed, and what nobody needed to allow. */
final class AllowancesSection {

  private static final int MOST_SHOWN = 500;

  private final MergedAllowances allowances;

  AllowancesSection(MergedAllowances allowances) {
    this.allowances = allowances;
  }

  void writeTo(Html html) throws IOException {
    List<String> used = allowances.used();
    List<String> unused = allowances.unused();
    if (used.isEmpty() && unused.isEmpty()) {
      return;
    }
    html.open("section", "class", "notes", "aria-labelledby", "allowed-title");
    html.element("h2", "Allowed", "id", "allowed-title");
    list(html, "Suppressed, and not among the findings:", used);
    list(html, "Not needed in any of these JVMs:", unused);
    html.close();
  }

  private static void list(Html html, String head, List<String> lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    html.element("p", head).open("ul");
    for (String line : lines.subList(0, Math.min(MOST_SHOWN, lines.size()))) {
      html.element("li", line);
    }
    html.close();
  }
}
