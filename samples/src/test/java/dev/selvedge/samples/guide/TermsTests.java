package dev.selvedge.samples.guide;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Guarded;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@Guarded
class TermsTests {
  @TempDir Path folder;
  TermsService service;

  @BeforeEach
  void open() throws Exception {
    service = new TermsService(Files.writeString(folder.resolve("terms.txt"), "No returns"));
  }

  @AfterEach
  void close() throws Exception {
    service.close();
  }

  @Test
  void theTermsAreSent() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> terms =
          client.send(HttpRequest.newBuilder(service.address()).build(), ofString());

      assertThat(terms.body()).isEqualTo("No returns");
    }
  }
}
