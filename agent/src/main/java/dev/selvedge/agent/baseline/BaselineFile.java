package dev.selvedge.agent.baseline;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of a baseline: JSON with a finding a line, in an order that lasts, so that two of them
 * compare well.
 */
public final class BaselineFile {

  /** Where the commands look for it unless told otherwise. */
  public static final String NAME = "selvedge-baseline.json";

  private static final String VERSION_KEY = "selvedgeBaseline";
  private static final int VERSION = 1;
  private static final String FINDINGS = "findings";

  private static final Pattern JSON_PLACE = Pattern.compile("at line (\\d+) column (\\d+)");

  private BaselineFile() {}

  /**
   * Reads a baseline.
   *
   * @throws IOException if there is none; its message goes on after the name of the file
   */
  public static Baseline read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("is a folder");
    }
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        JsonReader json = new JsonReader(text)) {
      Baseline baseline = baseline(json);
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new IOException("something stands behind its end");
      }
      return baseline;
    } catch (NoSuchFileException e) {
      throw new IOException("does not exist", e);
    } catch (AccessDeniedException e) {
      throw new IOException("cannot be read: permission denied", e);
    } catch (CharacterCodingException e) {
      throw new IOException("is no baseline: it is not in UTF-8", e);
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw new IOException("is no baseline: " + reason(e), e);
    }
  }

  /** Writes a baseline; the same one always as the same bytes. */
  public static void write(Baseline baseline, Writer out) throws IOException {
    out.write("{\"" + VERSION_KEY + "\": " + VERSION + ", \"" + FINDINGS + "\": [");
    String separator = "\n";
    for (Entry entry : baseline.entries()) {
      out.write(separator);
      out.write(line(entry));
      separator = ",\n";
    }
    out.write("\n]}\n");
  }

  private static String line(Entry entry) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonWriter json = new JsonWriter(out)) {
      json.setHtmlSafe(false);
      json.beginObject();
      json.name("rule").value(entry.rule());
      json.name("fingerprint").value(entry.fingerprint());
      json.name("site").value(entry.site());
      if (entry.lines() != null) {
        json.name("lines").beginArray();
        for (int line : entry.lines()) {
          json.value(line);
        }
        json.endArray();
      }
      json.name("message").value(entry.message());
      json.endObject();
    }
    return out.toString();
  }

  private static Baseline baseline(JsonReader json) throws IOException {
    List<Entry> entries = null;
    boolean versioned = false;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case VERSION_KEY -> {
          int version = json.nextInt();
          if (version != VERSION) {
            throw new IOException("it has the version " + version + ", known is " + VERSION);
          }
          versioned = true;
        }
        case FINDINGS -> entries = entries(json);
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (!versioned || entries == null) {
      throw new IOException("it lacks '" + (versioned ? FINDINGS : VERSION_KEY) + "'");
    }
    return new Baseline(entries);
  }

  private static List<Entry> entries(JsonReader json) throws IOException {
    List<Entry> entries = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      entries.add(entry(json));
    }
    json.endArray();
    return entries;
  }

  private static Entry entry(JsonReader json) throws IOException {
    String rule = "";
    String fingerprint = "";
    String site = "";
    String message = "";
    SortedSet<Integer> lines = null;
    json.beginObject();
    while (json.hasNext()) {
      switch (json.nextName()) {
        case "rule" -> rule = json.nextString();
        case "fingerprint" -> fingerprint = json.nextString();
        case "site" -> site = json.nextString();
        case "message" -> message = json.nextString();
        case "lines" -> lines = lines(json);
        default -> json.skipValue();
      }
    }
    json.endObject();
    if (rule.isBlank() || fingerprint.isBlank()) {
      throw new IOException("a finding lacks its rule or fingerprint at " + json.getPath());
    }
    return new Entry(rule, fingerprint, site, lines, message);
  }

  private static SortedSet<Integer> lines(JsonReader json) throws IOException {
    SortedSet<Integer> lines = new TreeSet<>();
    json.beginArray();
    while (json.hasNext()) {
      lines.add(json.nextInt());
    }
    json.endArray();
    return lines;
  }

  /** What is wrong; of what the reader of JSON says no more than where that is. */
  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    Matcher place = JSON_PLACE.matcher(message);
    return place.find()
        ? "it cannot be understood at line " + place.group(1) + ", column " + place.group(2)
        : message.lines().findFirst().orElse("");
  }
}
