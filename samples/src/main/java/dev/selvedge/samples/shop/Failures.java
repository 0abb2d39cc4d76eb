package dev.selvedge.samples.shop;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/** Turns what went wrong in a handler into the answer that the client gets. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static void reply(RoutingContext request) {
    RequestFailure failure = translate(request.failure(), request);
    request.response().setStatusCode(failure.status());
    request.json(new JsonObject().put("error", failure.getMessage()));
  }

  private static RequestFailure translate(@Nullable Throwable cause, RoutingContext request) {
    return switch (cause) {
      case RequestFailure failure -> failure;
      case CompletionException wrapper -> translate(wrapper.getCause(), request);
      case DataAccessResourceFailureException down -> {
        LOG.warn("No database: {}", down.getMessage());
        yield RequestFailure.unavailable("the database does not answer");
      }
      case null -> new RequestFailure(request.statusCode(), "the request was refused");
      default -> {
        LOG.error("{} {} failed", request.request().method(), request.request().path(), cause);
        yield RequestFailure.internal();
      }
    };
  }
}
