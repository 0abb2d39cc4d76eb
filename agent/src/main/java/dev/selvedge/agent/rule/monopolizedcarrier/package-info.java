/** The rule {@code MonopolizedCarrier}. */
@NullMarked
package dev.selvedge.agent.rule.monopolizedcarrier;

import org.jspecify.annotations.NullMarked;
