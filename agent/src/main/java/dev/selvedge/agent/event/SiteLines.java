package dev.selvedge.agent.event;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lines of code as the journal has them: class, method, file and line. */
public final class SiteLines {

  private SiteLines() {}

  /** A line as a map; the file is null where the class file does not say. */
  public static Map<String, Object> of(StackTraceElement site) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("class", site.getClassName());
    line.put("method", site.getMethodName());
    line.put("file", site.getFileName());
    line.put("line", site.getLineNumber());
    return line;
  }
}
