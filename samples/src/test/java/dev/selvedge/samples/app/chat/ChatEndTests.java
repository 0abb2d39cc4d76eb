package dev.selvedge.samples.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Guarded;
import dev.selvedge.samples.support.Stopwatch;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever is a member when it ends hears all that was said until then, and that it ends. */
@Guarded
@Timeout(60)
class ChatEndTests extends ChatFixture {
  private static final String LONG_SPEECH = "blah ".repeat(10_000);

  @ParameterizedTest
  @EnumSource
  void allAreToldThatItEnds(Kind kind) throws Exception {
    Running server = start(kind);
    ChatClient member = join(server.port());
    ChatClient other = join(server.port());
    awaitMembers(server.members(), 2);
    member.say("the last word");
    assertThat(member.hear()).isEqualTo("the last word");

    server.end().close();

    assertThat(other.hear()).isEqualTo("the last word");
    assertThat(member.closed()).isEqualTo(1001);
    assertThat(other.closed()).isEqualTo(1001);
    awaitMembers(server.members(), 0);
  }

  @ParameterizedTest
  @EnumSource
  void itEndsThoughAMemberSleeps(Kind kind) throws Exception {
    Running server = start(kind);
    joinAndSleep(server.port());
    awaitMembers(server.members(), 1);
    Stopwatch watch = Stopwatch.start();

    server.end().close();

    assertThat(watch.elapsed()).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void itMayBeEndedTwice() throws Exception {
    ChatServer server = ChatServer.start();
    server.close();
    server.close();

    assertThat(server.members()).isZero();
  }

  @Test
  void nothingIsHeardThatIsSaidAfterTheEnd() throws Exception {
    Running server = start(Kind.VIRTUAL_THREADS);
    ChatClient listener = join(server.port());
    ChatClient sleeper = joinAndSleep(server.port());
    ChatClient speaker = joinAndSleep(server.port());
    awaitMembers(server.members(), 3);
    for (int i = 0; i < 10; i++) {
      speaker.say(i + " " + LONG_SPEECH);
      assertThat(firstWord(listener)).isEqualTo("" + i);
    }

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> end = threads.submit(() -> end(server));
      assertThat(listener.closed()).isEqualTo(1001);
      for (int i = 0; i < 100; i++) {
        speaker.say("one thing more");
      }
      sleeper.wake();
      for (int i = 0; i < 10; i++) {
        assertThat(firstWord(sleeper)).isEqualTo("" + i);
      }
      assertThat(sleeper.closed()).isEqualTo(1001);
      speaker.wake();
      end.get(30, TimeUnit.SECONDS);
    }
  }

  private static @Nullable String firstWord(ChatClient member) throws InterruptedException {
    String heard = member.hear();
    return heard == null ? null : heard.split(" ", 2)[0];
  }

  private static Void end(Running server) throws Exception {
    server.end().close();
    return null;
  }
}
