package dev.selvedge.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {

  private final List<IOException> failures = new ArrayList<>();
  @TempDir Path folder;

  @Test
  void isAFileNamedForItsRunInAFolderThatIsMadeIfNeedBe() throws IOException {
    Journal journal = Journal.create(folder.resolve("a/b"), failures::add);

    assertThat(UUID.fromString(journal.run())).hasToString(journal.run());
    assertThat(journal.file())
        .isAbsolute()
        .isEqualTo(folder.resolve("a/b").resolve(journal.run() + ".jsonl"))
        .isEmptyFile();
  }

  @Test
  void isNamedByARandomUuid() throws IOException {
    for (int i = 0; i < 20; i++) {
      UUID run = UUID.fromString(Journal.create(folder, failures::add).run());
      assertThat(run.version()).isEqualTo(4);
      assertThat(run.variant()).isEqualTo(2);
    }
  }

  @Test
  void isAnotherFileEachTime() throws IOException {
    assertThat(Journal.create(folder, failures::add).file())
        .isNotEqualTo(Journal.create(folder, failures::add).file());
  }

  @Test
  void hasALineAsSoonAsItIsAppended() throws IOException {
    Journal journal = Journal.create(folder, failures::add);

    journal.append("finding", "f1", Map.of("count", 1));
    assertThat(Files.readString(journal.file()))
        .isEqualTo(
            "{\"type\":\"finding\",\"run\":\"" + journal.run() + "\",\"id\":\"f1\",\"count\":1}\n");
    journal.append("finding", "f1", Map.of("count", 2));
    assertThat(Files.readAllLines(journal.file())).hasSize(2);
  }

  @Test
  void isWrittenInUtf8() throws IOException {
    Journal journal = Journal.create(folder, failures::add);

    journal.append("window", "w1", Map.of("name", "r\u00e9sum\u00e9 \uD83E\uDDF5"));

    JsonObject line = JsonParser.parseString(Files.readString(journal.file())).getAsJsonObject();
    assertThat(line.get("name").getAsString()).isEqualTo("r\u00e9sum\u00e9 \uD83E\uDDF5");
  }

  @Test
  void cannotBeMadeWhereThereIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThatThrownBy(() -> Journal.create(file, failures::add)).isInstanceOf(IOException.class);
  }

  @Test
  void saysOnceThatItCannotBeWrittenAndGoesOn() {
    List<Integer> attempts = new ArrayList<>();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            attempts.add(b);
            throw new IOException("disk full");
          }
        };
    Journal journal = new Journal("run", folder.resolve("run.jsonl"), full, failures::add);

    journal.append("finding", "f1", Map.of());
    journal.append("finding", "f2", Map.of());

    assertThat(failures).singleElement().hasToString("java.io.IOException: disk full");
    assertThat(attempts).hasSize(1);
  }

  @Test
  void keepsLinesOfSeveralThreadsApart() throws Exception {
    Journal journal = Journal.create(folder, failures::add);
    String text = "x".repeat(10_000);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread thread =
          new Thread(
              () -> {
                for (int n = 0; n < 100; n++) {
                  journal.append("finding", "f" + n, Map.of("text", text));
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(Files.readAllLines(journal.file()))
        .hasSize(400)
        .allSatisfy(
            line ->
                assertThat(JsonParser.parseString(line).getAsJsonObject().get("text").getAsString())
                    .isEqualTo(text));
    assertThat(failures).isEmpty();
  }
}
