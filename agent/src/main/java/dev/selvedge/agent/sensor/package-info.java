/**
 * Turns woven calls into events. This is the hot path: it allocates nothing on a thread of no
 * interest, never blocks, never throws and never re-enters itself. It knows no rule.
 */
@NullMarked
package dev.selvedge.agent.sensor;

import org.jspecify.annotations.NullMarked;
