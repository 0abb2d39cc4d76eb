/** The rule {@code PinnedCarrier}. */
@NullMarked
package dev.selvedge.agent.rule.pinnedcarrier;

import org.jspecify.annotations.NullMarked;
