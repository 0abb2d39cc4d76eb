/**
 * The demo: starts a database, the shop under the agent and a supplier, visits the shop as clients
 * do, and compares what was found with what is wrong in it.
 */
@NullMarked
package dev.selvedge.samples.demo;

import org.jspecify.annotations.NullMarked;
