/** What sensors tell rules: plain values that carry their own time and thread. */
@NullMarked
package dev.selvedge.agent.event;

import org.jspecify.annotations.NullMarked;
