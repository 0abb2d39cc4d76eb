package dev.selvedge.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTests {

  @Test
  void noColoursIfTheEnvironmentSaysSo() {
    assertThat(Terminal.wantsNoColors(Map.of("NO_COLOR", "1"))).isTrue();
    assertThat(Terminal.wantsNoColors(Map.of("TERM", "dumb"))).isTrue();
    assertThat(Terminal.wantsNoColors(Map.of("NO_COLOR", "", "TERM", "xterm"))).isFalse();
    assertThat(Terminal.wantsNoColors(Map.of())).isFalse();
  }

  @Test
  void coloursOnATerminalOnly() {
    assertThat(new Terminal(true, false).isColored()).isTrue();
    assertThat(new Terminal(true, true).isColored()).isFalse();
    assertThat(new Terminal(false, false).isColored()).isFalse();
    assertThat(Terminal.NONE.isColored()).isFalse();
  }
}
