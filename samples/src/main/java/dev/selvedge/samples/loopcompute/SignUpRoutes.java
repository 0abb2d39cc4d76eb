package dev.selvedge.samples.loopcompute;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Sign-ups, whose passwords are hashed in a way that is meant to take its time. */
final class SignUpRoutes {
  private static final int ITERATIONS = 1_000_000;
  private static final int BITS = 256;

  private final WorkerExecutor hashing;

  /** Routes that compute on a pool with as many threads as there are processors. */
  SignUpRoutes(Vertx vertx) {
    this.hashing =
        vertx.createSharedWorkerExecutor("hashing", Runtime.getRuntime().availableProcessors());
  }

  void addTo(Router router) {
    router.get("/sign-up/:password").handler(this::signUp);
    router.get("/slow/sign-up/:password").handler(this::signUpSlowly);
  }

  /** Hashes on the pool: the event loop goes on serving others. */
  private void signUp(RoutingContext request) {
    PBEKeySpec password = password(request);
    hashing
        .executeBlocking(() -> factory().generateSecret(password).getEncoded())
        .onSuccess(hash -> reply(request, hash))
        .onFailure(request::fail);
  }

  /** Hashes on the event loop, where everybody else waits for it. */
  private void signUpSlowly(RoutingContext request) {
    try {
      SecretKeyFactory factory = factory();
      byte[] hash =
          factory.generateSecret(password(request)).getEncoded(); // FINDING: SlowEventLoopCallback
      reply(request, hash);
    } catch (GeneralSecurityException e) {
      request.fail(e);
    }
  }

  private static SecretKeyFactory factory() throws GeneralSecurityException {
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
  }

  private static PBEKeySpec password(RoutingContext request) {
    char[] password = Objects.requireNonNull(request.pathParam("password")).toCharArray();
    byte[] salt = {1, 2, 3, 4, 5, 6, 7, 8};
    return new PBEKeySpec(password, salt, ITERATIONS, BITS);
  }

  private static void reply(RoutingContext request, byte[] hash) {
    request.response().end(HexFormat.of().formatHex(hash));
  }
}
