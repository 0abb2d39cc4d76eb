/**
 * Web pages of many addresses, fetched with care for whoever serves them. Beside it one that has no
 * such care; its line is marked {@code FINDING}.
 */
@NullMarked
package dev.selvedge.samples.app.scraper;

import org.jspecify.annotations.NullMarked;
