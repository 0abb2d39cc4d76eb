package dev.selvedge.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTests {

  @Test
  void holdsTheTypesOfJson() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", "a");
    map.put("long", Long.MAX_VALUE);
    map.put("int", -1);
    map.put("flag", true);
    map.put("nothing", null);
    map.put("list", Arrays.asList("a", 1, null, List.of()));
    map.put("map", Map.of("inner", Map.of()));

    assertThat(JsonLine.of(map))
        .isEqualTo(
            "{\"text\":\"a\",\"long\":9223372036854775807,\"int\":-1,\"flag\":true,"
                + "\"nothing\":null,\"list\":[\"a\",1,null,[]],\"map\":{\"inner\":{}}}\n");
  }

  @Test
  void holdsAnythingElseAsItsText() {
    assertThat(JsonLine.of(Map.of("path", Path.of("a")))).isEqualTo("{\"path\":\"a\"}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quote \" and backslash \\",
        "line\nbreak\r\tand tab",
        "control \u0000\u0001\u001b[2J\u007f\u0085",
        "separators \u2028\u2029",
        "<script>alert('x')</script>&amp;",
        "umlaut \u00e4, beyond \uD83E\uDDF5",
        ""
      })
  void isOneLineWhateverItsTextsHold(String text) {
    String line = JsonLine.of(Map.of(text, text));

    assertThat(line.lines()).hasSize(1);
    assertThat(JsonParser.parseString(line).getAsJsonObject().get(text).getAsString())
        .isEqualTo(text);
  }

  @Test
  void escapesWhatWouldBreakTheLine() {
    assertThat(line("\n\u001b\u2028")).isEqualTo("{\"k\":\"\\n\\u001b\\u2028\"}\n");
  }

  private static String line(@Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("k", value);
    return JsonLine.of(map);
  }
}
