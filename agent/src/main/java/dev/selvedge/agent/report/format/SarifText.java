package dev.selvedge.agent.report.format;

import dev.selvedge.agent.report.Inert;
import java.util.regex.Pattern;

/** Text of journals for messages of SARIF, in which brackets and braces can mean something. */
final class SarifText {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");

  private SarifText() {}

  /** One line without control characters, in which nothing is a link or a placeholder. */
  static String of(String value) {
    return plain(Inert.sentence(value));
  }

  /** The same for what was made harmless before. */
  static String plain(String inert) {
    return PLACEHOLDER.matcher(inert.replace("](", "] (")).replaceAll("{{$1}}");
  }
}
