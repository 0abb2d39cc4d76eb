package dev.selvedge.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColorsTests {

  @Test
  void theHeadSeverityAndFixStandOut() {
    assertThat(
            Colors.of(
                """
                Selvedge: 2 findings

                  1. ERROR BlockedEventLoop: an ERROR
                     Fix: Do not.

                 12. WARNING Other: a Fix: or so
                """))
        .isEqualTo(
            """
            <b>Selvedge: 2 findings</>

              1. <r>ERROR</> BlockedEventLoop: an ERROR
                 <g>Fix:</> Do not.

             12. <y>WARNING</> Other: a Fix: or so
            """
                .replace("</>", "\u001b[0m")
                .replace("<b>", "\u001b[1m")
                .replace("<r>", "\u001b[1;31m")
                .replace("<y>", "\u001b[1;33m")
                .replace("<g>", "\u001b[32m"));
  }
}
