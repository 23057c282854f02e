// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.signing.SigningKey;

/** The file in which earlier versions kept their one signing key: PKCS #8 in PEM, not encrypted. It is read, never written. */
public final class OldKeyFile {
    private static final System.Logger LOG = System.getLogger(OldKeyFile.class.getName());
    private static final String FILE_NAME = "signing-key.pem";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private OldKeyFile() {}

    /**
     * The RS256 key kept in {@code directory}; empty if there is none.
     *
     * @throws StartException if the file is open to others or damaged
     */
    public static Optional<SigningKey> read(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        OwnerOnly.check(file);
        return Optional.of(parse(file));
    }

    /** Says that the file is of no use any more, if there is one. */
    public static void warnIfLeft(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        if (Files.exists(file)) {
            LOG.log(
                    Level.WARNING,
                    "Signing keys are kept encrypted in the database now. {0} holds one in clear and is not needed any more: delete it.",
                    file);
        }
    }

    private static SigningKey parse(Path file) {
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
                throw damaged(file);
            }
            byte[] pkcs8 = Base64.getMimeDecoder().decode(pem.substring(BEGIN.length(), pem.length() - END.length()));
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            PrivateKey privateKey = rsa.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (!(privateKey instanceof RSAPrivateCrtKey crt)) {
                throw damaged(file);
            }
            PublicKey publicKey = rsa.generatePublic(new RSAPublicKeySpec(crt.getModulus(), crt.getPublicExponent()));
            return SigningKey.of(SigningAlgorithm.RS256, new KeyPair(publicKey, privateKey));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause: its message could quote the key.
            throw damaged(file);
        }
    }

    private static StartException damaged(Path file) {
        return new StartException("The signing key " + file
                + " is not a readable RSA private key of at least 2048 bits in PKCS #8 PEM; put the right file back, or remove it to"
                + " begin with a new key");
    }
}
