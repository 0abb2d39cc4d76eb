package com.acme.shop;

import org.springframework.test.context.TestPropertySource;

/** A context of its own, whose server and jobs run on virtual threads where there are some. */
@TestPropertySource(properties = "spring.threads.virtual.enabled=true")
class VirtualThreadsTest extends ShopOnAPort {}
