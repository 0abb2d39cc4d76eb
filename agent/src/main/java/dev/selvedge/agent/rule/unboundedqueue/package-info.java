/** The rule {@code UnboundedQueue}. */
@NullMarked
package dev.selvedge.agent.rule.unboundedqueue;

import org.jspecify.annotations.NullMarked;
