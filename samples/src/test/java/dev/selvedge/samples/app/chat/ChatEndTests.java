package dev.selvedge.samples.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Guarded;
import dev.selvedge.samples.support.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
    ChatServer server = ChatServer.start(Duration.ofSeconds(40));
    open.add(server);
    ChatClient listener = join(server.port());
    ChatClient sleeper = joinAndSleep(server.port());
    ChatClient speaker = joinAndSleep(server.port());
    awaitMembers(server::members, 3);
    List<String> said = IntStream.range(0, 10).mapToObj(i -> i + " " + LONG_SPEECH).toList();
    for (String each : said) {
      speaker.say(each);
      // Whoever has the turn tells all three.
      assertThat(each.equals(listener.hear())).isTrue();
    }

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> end = threads.submit(server::close);
      assertThat(listener.closed()).isEqualTo(1001);
      for (int i = 0; i < 100; i++) {
        speaker.say("one thing more");
      }
      assertThat(end.isDone()).isFalse();
      sleeper.wake();
      speaker.wake();

      assertHeard(listener, List.of());
      assertHeard(sleeper, said);
      assertHeard(speaker, said);
      end.get(30, TimeUnit.SECONDS);
    }
  }

  /** They are too long to be shown. */
  private static void assertHeard(ChatClient member, List<String> said) throws Exception {
    assertThat(member.closed()).isEqualTo(1001);
    assertThat(member.unheard().equals(said)).isTrue();
  }
}
