package dev.selvedge.samples.shop;

/** A failure that has its own HTTP status, and a message that the client may read. */
final class RequestFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  RequestFailure(int status, String message) {
    // An answer to a client, not a fault of the service: nobody reads its stack.
    super(message, null, false, false);
    this.status = status;
  }

  static RequestFailure badRequest(String message) {
    return new RequestFailure(400, message);
  }

  static RequestFailure notFound(String message) {
    return new RequestFailure(404, message);
  }

  static RequestFailure unavailable(String message) {
    return new RequestFailure(503, message);
  }

  static RequestFailure internal() {
    return new RequestFailure(500, "something went wrong here");
  }

  int status() {
    return status;
  }
}
