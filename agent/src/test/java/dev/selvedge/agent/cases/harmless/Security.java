package dev.selvedge.agent.cases.harmless;

import dev.selvedge.agent.cases.support.Loop;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Random numbers and cryptography, from the first call on. */
public final class Security {

  public static void main(String[] args) throws Exception {
    Loop.run(args, Security::calls);
  }

  private static void calls() throws Exception {
    SecureRandom random = new SecureRandom();
    random.nextBytes(new byte[64]);
    random.nextLong();
    random.generateSeed(8);
    SecureRandom.getSeed(8);
    SecureRandom.getInstanceStrong().nextBytes(new byte[8]);
    SecureRandom.getInstance("SHA1PRNG").nextInt();
    SecureRandom.getInstance("DRBG").nextInt();
    SecureRandom.getInstance("NativePRNG").nextInt();
    UUID.randomUUID();
    MessageDigest.getInstance("SHA-256").digest(new byte[64]);
    KeyGenerator keys = KeyGenerator.getInstance("AES");
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, keys.generateKey());
    cipher.doFinal(new byte[64]);
    Mac.getInstance("HmacSHA256").init(keys.generateKey());
    var pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.sign();
    KeyStore.getInstance(KeyStore.getDefaultType()).load(null, null);
    SSLEngine engine = SSLContext.getDefault().createSSLEngine();
    engine.getSupportedCipherSuites();
    for (Provider provider : java.security.Security.getProviders()) {
      provider.getServices();
    }
  }
}
