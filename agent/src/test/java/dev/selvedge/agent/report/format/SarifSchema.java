package dev.selvedge.agent.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The schema of SARIF 2.1.0 as its technical committee publishes it. */
final class SarifSchema {

  private static final JsonSchema SCHEMA = read();

  private SarifSchema() {}

  /** The only run of a file that keeps to the schema. */
  static JsonNode validRun(Path file) throws IOException {
    String json = Files.readString(file);
    JsonNode sarif = new ObjectMapper().readTree(json);
    assertThat(
            SCHEMA.validate(
                sarif, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
        .isEmpty();
    assertThat(sarif.get("runs")).hasSize(1);
    return sarif.get("runs").get(0);
  }

  private static JsonSchema read() {
    try (InputStream schema =
        SarifSchema.class.getResourceAsStream("/sarif/sarif-schema-2.1.0.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(schema);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
