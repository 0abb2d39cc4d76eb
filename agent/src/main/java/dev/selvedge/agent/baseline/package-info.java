/**
 * The baseline: the findings that were there when somebody began to look, which fail nothing.
 * {@code docs/baseline.md} says what for.
 */
@NullMarked
package dev.selvedge.agent.baseline;

import org.jspecify.annotations.NullMarked;
