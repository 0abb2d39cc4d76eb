/**
 * A web API that asks others for its answers and does some work behind them. Beside it one whose
 * work fails without anybody being told; its line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.app.api;

import org.jspecify.annotations.NullMarked;
