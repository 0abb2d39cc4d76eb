/** The rule {@code GrowingFanOut}. */
@NullMarked
package dev.selvedge.agent.rule.growingfanout;

import org.jspecify.annotations.NullMarked;
