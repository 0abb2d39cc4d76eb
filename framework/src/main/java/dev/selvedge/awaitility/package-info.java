/**
 * Conditions and messages for Awaitility: {@link
 * dev.selvedge.awaitility.SelvedgeAwaitility#allTasksDone allTasksDone()}, and a time-out that
 * shows what is at work instead. Only this package needs Awaitility.
 */
@NullMarked
package dev.selvedge.awaitility;

import org.jspecify.annotations.NullMarked;
