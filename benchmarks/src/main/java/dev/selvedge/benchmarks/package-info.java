/**
 * What the agent costs a program that has no fault: JMH benchmarks, to be run with and without it.
 */
@NullMarked
package dev.selvedge.benchmarks;

import org.jspecify.annotations.NullMarked;
