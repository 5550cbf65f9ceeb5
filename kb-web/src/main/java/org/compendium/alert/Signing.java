package org.compendium.alert;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Signs what a link may do, so that it works without signing in and nobody can make one up
/// (HMAC-SHA-256). The secret is in the database, where all instances find it.
@Component
class Signing {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    Signing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param purpose a signature for one purpose is worth nothing for another
    String sign(String purpose, String... what) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret(), ALGORITHM));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            for (String part : what) {
                // Or "a", "bc" would be signed like "ab", "c".
                mac.update((byte) 0);
                mac.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    boolean right(String signature, String purpose, String... what) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8),
                sign(purpose, what).getBytes(StandardCharsets.UTF_8));
    }

    /// What nobody can guess.
    static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] secret() {
        byte[] fresh = new byte[BYTES];
        RANDOM.nextBytes(fresh);
        return jdbc.sql("SELECT secret FROM signing_secret")
                .query((row, number) -> row.getBytes("secret"))
                .optional()
                .orElseGet(() -> {
                    jdbc.sql(
                                    "INSERT INTO signing_secret (secret) VALUES (:secret) ON CONFLICT"
                                            + " DO NOTHING")
                            .param("secret", fresh)
                            .update();
                    // Another instance may have been first.
                    return jdbc.sql("SELECT secret FROM signing_secret")
                            .query((row, number) -> row.getBytes("secret"))
                            .single();
                });
    }
}
