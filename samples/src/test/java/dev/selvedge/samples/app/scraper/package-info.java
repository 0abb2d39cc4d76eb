/** Tests of the samples of web pages. */
@NullMarked
package dev.selvedge.samples.app.scraper;

import org.jspecify.annotations.NullMarked;
