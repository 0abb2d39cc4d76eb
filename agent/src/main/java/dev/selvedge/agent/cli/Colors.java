package dev.selvedge.agent.cli;

import java.util.regex.Pattern;

/**
 * Colours the parts of a summary that one looks for first. All that a journal brought along is
 * harmless in it already, so that what looks like the head of a finding is one.
 */
final class Colors {

  private static final Pattern ERROR = Pattern.compile("(?m)^( *\\d+\\. )(ERROR)\\b");
  private static final Pattern WARNING = Pattern.compile("(?m)^( *\\d+\\. )(WARNING)\\b");
  private static final Pattern FIX = Pattern.compile("(?m)^( +)(Fix:)");
  private static final Pattern HEAD = Pattern.compile("\\A(.+)");

  private Colors() {}

  static String of(String summary) {
    String text = HEAD.matcher(summary).replaceFirst("\u001b[1m$1\u001b[0m");
    text = ERROR.matcher(text).replaceAll("$1\u001b[1;31m$2\u001b[0m");
    text = WARNING.matcher(text).replaceAll("$1\u001b[1;33m$2\u001b[0m");
    return FIX.matcher(text).replaceAll("$1\u001b[32m$2\u001b[0m");
  }
}
