package dev.selvedge.agent.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttachmentTests {

  private static final Hook READ = Hook.blocking("read", "file");
  private static final Hook WRITE = Hook.blocking("write", "file").since(21);
  private static final WovenType TYPE = WovenType.of("com.acme.Stream", READ, WRITE);

  private final List<String> told = new ArrayList<>();
  private final Attachment attachment = new Attachment(told::add);

  @Test
  void countsTheHooksThatFoundTheirMethods() {
    attachment.found(TYPE, Set.of(READ, WRITE), 25);

    assertThat(attachment.count()).isEqualTo(2);
    assertThat(attachment.missing()).isEmpty();
    assertThat(told).isEmpty();
  }

  @Test
  void countsAHookOnceHoweverOftenItIsLookedAt() {
    attachment.found(TYPE, Set.of(READ, WRITE), 25);
    attachment.found(TYPE, Set.of(READ, WRITE), 25);

    assertThat(attachment.count()).isEqualTo(2);
  }

  @Test
  void namesAHookThatFoundNoneOnce() {
    attachment.found(TYPE, Set.of(READ), 25);
    attachment.found(TYPE, Set.of(READ), 25);

    assertThat(attachment.count()).isEqualTo(1);
    assertThat(attachment.missing()).containsExactly("com.acme.Stream.write");
    assertThat(told).containsExactly("com.acme.Stream.write");
  }

  @Test
  void missesNoHookThatThisJdkNeedNotHave() {
    attachment.found(TYPE, Set.of(READ), 17);

    assertThat(attachment.missing()).isEmpty();
  }

  @Test
  void namesWhateverElseCouldNotBeAttached() {
    attachment.missing("com.acme.Broken");
    attachment.missing("com.acme.Broken");

    assertThat(attachment.missing()).containsExactly("com.acme.Broken");
    assertThat(told).containsExactly("com.acme.Broken");
  }

  @Test
  void aTypeIsRequiredFromOneJdkToAnother() {
    WovenType type = TYPE.from(19).before(25);

    assertThat(type.isRequired(17)).isFalse();
    assertThat(type.isRequired(19)).isTrue();
    assertThat(type.isRequired(24)).isTrue();
    assertThat(type.isRequired(25)).isFalse();
    assertThat(WovenType.ifPresent("com.acme.Stream").isRequired(25)).isFalse();
  }
}
