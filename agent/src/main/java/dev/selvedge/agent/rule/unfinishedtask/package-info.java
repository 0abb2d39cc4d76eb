/** The rule {@code UnfinishedTask}. */
@NullMarked
package dev.selvedge.agent.rule.unfinishedtask;

import org.jspecify.annotations.NullMarked;
