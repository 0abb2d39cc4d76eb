package dev.selvedge.agent;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lines of code as the journal has them. */
final class SiteLines {

  private SiteLines() {}

  static Map<String, Object> of(StackTraceElement site) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("class", site.getClassName());
    line.put("method", site.getMethodName());
    line.put("file", site.getFileName());
    line.put("line", site.getLineNumber());
    return line;
  }
}
