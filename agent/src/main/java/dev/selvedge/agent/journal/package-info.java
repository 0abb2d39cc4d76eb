/**
 * Appends what happens to the journal of this JVM, a line each. {@code docs/journal.md} describes
 * the format.
 */
@NullMarked
package dev.selvedge.agent.journal;

import org.jspecify.annotations.NullMarked;
