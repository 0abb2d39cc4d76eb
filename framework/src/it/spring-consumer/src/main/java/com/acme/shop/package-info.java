/** A shop on Spring MVC, with a database, a mailer, scheduled jobs and a thread of its own. */
package com.acme.shop;
