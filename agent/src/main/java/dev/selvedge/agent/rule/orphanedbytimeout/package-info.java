/** The rule {@code OrphanedByTimeout}. */
@NullMarked
package dev.selvedge.agent.rule.orphanedbytimeout;

import org.jspecify.annotations.NullMarked;
