package dev.selvedge.agent.report.format;

import com.google.gson.stream.JsonWriter;
import dev.selvedge.agent.report.Inert;
import dev.selvedge.agent.report.Site;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Writes places in code as locations of SARIF. */
final class SarifPlaces {

  /** What paths are relative to; GitHub and others take it for the folder of the repository. */
  static final String ROOT = "%SRCROOT%";

  /** GitHub refuses a whole file for one result without a path, so some tools write these words. */
  private static final String NO_FILE = "no file associated with this finding";

  private final JsonWriter json;
  private final Sources sources;

  SarifPlaces(JsonWriter json, Sources sources) {
    this.json = json;
    this.sources = sources;
  }

  /** Whether there is a file that can be shown. */
  boolean isKnown(@Nullable Site site) {
    return site != null && sources.findQuietly(site) != null;
  }

  /**
   * A location: the file and the line, and the class and the method.
   *
   * @param id its number in the result, or below 0 for none
   * @param message what it is, or null
   */
  void write(@Nullable Site site, int id, @Nullable String message) throws IOException {
    json.beginObject();
    if (id >= 0) {
      json.name("id").value(id);
    }
    physical(site);
    if (site != null) {
      json.name("logicalLocations").beginArray().beginObject();
      json.name("name").value(Inert.name(site.method()));
      json.name("fullyQualifiedName").value(Inert.name(site.className() + "." + site.method()));
      json.name("kind").value("function").endObject().endArray();
    }
    if (message != null) {
      json.name("message").beginObject().name("text").value(message).endObject();
    }
    json.endObject();
  }

  private void physical(@Nullable Site site) throws IOException {
    String file = site == null ? null : sources.findQuietly(site);
    String path = file != null || site == null ? file : SourceName.expected(site);
    json.name("physicalLocation").beginObject();
    json.name("artifactLocation").beginObject();
    json.name("uri").value(uri(path == null ? NO_FILE : path));
    json.name("uriBaseId").value(ROOT);
    if (file == null) {
      json.name("description").beginObject();
      json.name("text")
          .value(
              path == null
                  ? "The journal names no file"
                  : "The source was not found; this is where its package would have it");
      json.endObject();
    }
    json.endObject();
    // GitHub wants a line.
    json.name("region").beginObject();
    json.name("startLine").value(site == null ? 1 : line(site)).endObject();
    json.endObject();
  }

  static long line(Site site) {
    return Math.min(Math.max(1, site.line()), Integer.MAX_VALUE);
  }

  /** Relative; a colon, which stands behind a scheme, is written out in it. */
  static String uri(String path) {
    try {
      String absolute = new URI(null, null, "/" + path, null).toASCIIString();
      return absolute.substring(1).replace(":", "%3A");
    } catch (URISyntaxException e) {
      return "unknown";
    }
  }
}
