package com.acme.shop;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectClasspathResource;
import org.junit.platform.suite.api.Suite;

/** Brings the features of Cucumber to Surefire, as its documentation says. */
@Suite
@IncludeEngines("cucumber")
@SelectClasspathResource("com/acme/shop/prices.feature")
@ConfigurationParameter(key = "cucumber.glue", value = "com.acme.shop")
@ConfigurationParameter(key = "cucumber.execution.parallel.enabled", value = "true")
class FeaturesTest {}
