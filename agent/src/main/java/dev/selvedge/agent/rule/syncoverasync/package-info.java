/** The rule {@code SyncOverAsync}. */
@NullMarked
package dev.selvedge.agent.rule.syncoverasync;

import org.jspecify.annotations.NullMarked;
