package dev.selvedge.agent.report.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the documentation says of a rule, whose pages the agent's jar has with it.
 *
 * @param error whether its findings are errors unless somebody says otherwise
 * @param sentence what it finds
 * @param page all of its page in Markdown, its links within the documentation being text
 */
record RuleText(boolean error, String sentence, String page) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,64}");
  private static final Pattern HEAD =
      Pattern.compile("Default severity: \\*\\*(ERROR|WARNING)\\*\\*[^.]*\\. (.+?\\.)(?= |$)");

  /** Links to other pages: where this text is shown, those are not. */
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\((?!https?://)[^)]*\\)");

  /** The text of a rule, or null if this version knows no such rule. */
  static @Nullable RuleText of(String rule) {
    if (!NAME.matcher(rule).matches()) {
      return null;
    }
    try (InputStream stream =
        RuleText.class.getResourceAsStream("/dev/selvedge/agent/rules/" + rule + ".md")) {
      return stream == null
          ? null
          : parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"));
    } catch (IOException e) {
      return null;
    }
  }

  static @Nullable RuleText parse(String page) {
    Matcher head = HEAD.matcher(page.replace('\n', ' '));
    return head.find()
        ? new RuleText(
            head.group(1).equals("ERROR"), head.group(2), LINK.matcher(page).replaceAll("$1"))
        : null;
  }
}
