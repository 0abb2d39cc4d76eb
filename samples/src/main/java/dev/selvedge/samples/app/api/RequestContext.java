package dev.selvedge.samples.app.api;

import java.util.Optional;
import java.util.UUID;

/**
 * What all that is done for a request knows of it, without being told by each caller: the subtasks
 * of a scope see what the thread sees that has opened the scope.
 *
 * @param id what the request is called in all services that take part
 */
public record RequestContext(String id) {
  /** The header that carries the id from service to service. */
  public static final String HEADER = "X-Request-Id";

  /** That of the request that is being served. */
  public static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

  /** That of a request which has an id already, or gets one. */
  public static RequestContext of(Optional<String> header) {
    return new RequestContext(header.orElseGet(() -> UUID.randomUUID().toString()));
  }
}
