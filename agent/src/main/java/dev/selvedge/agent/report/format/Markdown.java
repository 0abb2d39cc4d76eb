package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.Inert;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values from journals made harmless for Markdown as GitHub shows it: they give no tables, tags,
 * links, headings, and mention nobody.
 */
final class Markdown {

  /** What means nothing to Markdown within a line. */
  private static final String PLAIN = " .,;'()/-\"+=?!%$";

  /** GitHub makes a link of it without being asked. */
  private static final Pattern LINK = Pattern.compile("(?i)\\bwww\\.");

  private Markdown() {}

  /** A sentence as text. */
  static String sentence(String value) {
    return text(Inert.sentence(value));
  }

  /** Text of one line that is no longer than it may be. */
  static String text(String inert) {
    StringBuilder text = new StringBuilder(inert.length() + 32);
    Matcher links = LINK.matcher(inert);
    String unlinked = links.replaceAll("www\u0001");
    for (int at = 0; at < unlinked.length(); at++) {
      char character = unlinked.charAt(at);
      if (character == '\u0001') {
        text.append("&#46;");
      } else if (character >= 0x7f
          || Character.isLetterOrDigit(character)
          || PLAIN.indexOf(character) >= 0) {
        text.append(character);
      } else {
        text.append("&#").append((int) character).append(';');
        if (character == '@' || character == '#') {
          // Mentions are looked for in the text that comes of it.
          text.append("<!-- -->");
        }
      }
    }
    return text.toString();
  }

  /** A name as code in the cell of a table, which a bar would end. */
  static String cell(String value) {
    return code(value).replace("|", "\\|");
  }

  /** A name as code. */
  static String code(String value) {
    String name = Inert.name(value);
    int longest = 0;
    int run = 0;
    for (int at = 0; at < name.length(); at++) {
      run = name.charAt(at) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(longest + 1);
    String space = longest > 0 || name.isBlank() ? " " : "";
    return name.isBlank() ? "" : fence + space + name + space + fence;
  }
}
