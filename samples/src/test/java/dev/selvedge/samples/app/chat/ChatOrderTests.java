package dev.selvedge.samples.app.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.Guarded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In which order the members hear what is said. */
@Guarded
@Timeout(60)
class ChatOrderTests extends ChatFixture {
  private static final int LINES = 30;

  @ParameterizedTest
  @EnumSource
  void itIsHeardInTheOrderInWhichItIsSaid(Kind kind) throws Exception {
    Running server = start(kind);
    ChatClient member = join(server.port());
    ChatClient other = join(server.port());
    awaitMembers(server.members(), 2);

    for (int i = 0; i < 40; i++) {
      member.say("line " + i);
    }

    for (int i = 0; i < 40; i++) {
      assertThat(other.hear()).isEqualTo("line " + i);
    }
  }

  @ParameterizedTest
  @EnumSource
  void allHearTheSameInTheSameOrder(Kind kind) throws Exception {
    Running server = start(kind);
    List<ChatClient> members =
        List.of(join(server.port()), join(server.port()), join(server.port()));
    awaitMembers(server.members(), 3);

    for (int round = 0; round < 40; round++) {
      sayAtOnce(members.get(0), members.get(1));

      List<String> first = hear(members.get(0));
      assertThat(hear(members.get(1))).isEqualTo(first);
      assertThat(hear(members.get(2))).isEqualTo(first);
    }
  }

  private static void sayAtOnce(ChatClient one, ChatClient other) throws Exception {
    CountDownLatch ready = new CountDownLatch(2);
    try (ExecutorService speakers = Executors.newFixedThreadPool(2)) {
      Future<?> first = speakers.submit(() -> say("one", one, ready));
      Future<?> second = speakers.submit(() -> say("other", other, ready));
      first.get();
      second.get();
    }
  }

  private static Void say(String name, ChatClient member, CountDownLatch ready) throws Exception {
    ready.countDown();
    ready.await();
    for (int i = 0; i < LINES; i++) {
      member.say(name + ": line " + i);
    }
    return null;
  }

  private static List<String> hear(ChatClient member) throws InterruptedException {
    List<String> heard = new ArrayList<>();
    for (int i = 0; i < 2 * LINES; i++) {
      heard.add(member.hear());
    }
    return heard;
  }
}
