/** The rule {@code BlockedCarrier}. */
@NullMarked
package dev.selvedge.agent.rule.blockedcarrier;

import org.jspecify.annotations.NullMarked;
