package dev.selvedge.samples.pitfall.forgotten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvedge.CancellationSweep;
import dev.selvedge.Recording;
import dev.selvedge.Selvedge;
import dev.selvedge.assertj.SelvedgeAssertions;
import dev.selvedge.samples.support.SlowServer;
import dev.selvedge.samples.support.Twin;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;

/** A mail that is a part of what is subscribed to is sent, and one that is not is found. */
@Timeout(60)
class ReactiveSignUpTests {
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final ReactiveMailer mailer = name -> Mono.fromRunnable(() -> told.add(name));

  @Test
  void whoSignsUpHasHisAccountAndHisMail() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new ReactiveSignUp(mailer).register("Ada").block())
                    .isEqualTo("account of Ada"));

    assertThat(told).containsExactly("Ada");
    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @Test
  void whoWaitsLearnsThatTheMailWasNotSent() throws Exception {
    ReactiveMailer full = _ -> Mono.error(new IllegalStateException("mailbox is full"));
    Recording recording =
        Selvedge.record(
            () ->
                assertThatThrownBy(() -> new ReactiveSignUp(full).register("Ada").block())
                    .hasMessage("mailbox is full"));

    SelvedgeAssertions.assertThat(recording).hasNoFindings();
  }

  @CancellationSweep
  void whoeverWaitsCanBeCancelled() throws Exception {
    try (SlowServer server = SlowServer.start();
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest mail = HttpRequest.newBuilder(server.slow(Duration.ofMillis(50), "mail")).build();
      ReactiveMailer sends =
          _ -> Mono.fromFuture(() -> client.sendAsync(mail, BodyHandlers.discarding())).then();

      assertThat(new ReactiveSignUp(sends).register("Ada").block()).isEqualTo("account of Ada");
    }
  }

  @Test
  void aMailToWhichNobodySubscribesIsNotSentAndFound() throws Exception {
    Recording recording =
        Selvedge.record(
            () ->
                assertThat(new ColdSignUp(mailer).register("Ada").block())
                    .isEqualTo("account of Ada"));

    assertThat(told).isEmpty();
    Twin.assertFound(recording, ColdSignUp.class);
  }
}
