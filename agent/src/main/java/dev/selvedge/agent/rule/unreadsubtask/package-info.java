/** The rule {@code UnreadSubtask}. */
@NullMarked
package dev.selvedge.agent.rule.unreadsubtask;

import org.jspecify.annotations.NullMarked;
