/** What is in stock, on Spring WebFlux. */
package com.acme.stock;
