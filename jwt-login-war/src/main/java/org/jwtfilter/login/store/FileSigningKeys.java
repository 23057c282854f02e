// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.store;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.login.signing.SigningKeys;
import org.jwtfilter.login.signing.VerificationKey;

/**
 * One signing key in a PKCS #8 PEM file that only its owner may read, made at the first start. One process uses the directory at a time: the
 * lock of the database, which is opened before, sees to that.
 */
public final class FileSigningKeys implements SigningKeys {
    private static final System.Logger LOG = System.getLogger(FileSigningKeys.class.getName());
    private static final String FILE_NAME = "signing-key.pem";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final SigningKey key;

    private FileSigningKeys(SigningKey key) {
        this.key = key;
    }

    /**
     * The key kept in {@code directory}, or a new one.
     *
     * @throws StartException if the file is open to others, is damaged or cannot be written; it is never replaced
     */
    public static FileSigningKeys open(Path directory) {
        Path file = directory.resolve(FILE_NAME);
        if (Files.notExists(file)) {
            make(directory, file);
            LOG.log(Level.INFO, "Made a signing key: {0}", file);
        }
        OwnerOnly.check(file);
        return new FileSigningKeys(read(file));
    }

    @Override
    public SigningKey active() {
        return key;
    }

    @Override
    public List<VerificationKey> published() {
        return List.of(key.publicHalf());
    }

    private static void make(Path directory, Path file) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(SigningKey.MIN_BITS);
            byte[] pkcs8 = generator.generateKeyPair().getPrivate().getEncoded();
            String pem = BEGIN + "\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pkcs8)
                    + "\n" + END + "\n";
            Path temporary = OwnerOnly.temporaryFile(directory);
            // Whole on the disk before it has its name, so that a crash leaves the whole key or none.
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.write(StandardCharsets.US_ASCII.encode(pem));
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | GeneralSecurityException e) {
            throw new StartException("The signing key " + file + " cannot be made", e);
        }
    }

    private static SigningKey read(Path file) {
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
            return SigningKey.of(new KeyPair(publicKey, privateKey));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause: its message could quote the key.
            throw damaged(file);
        }
    }

    private static StartException damaged(Path file) {
        return new StartException(
                "The signing key " + file + " is not a readable RSA private key of at least " + SigningKey.MIN_BITS
                        + " bits in PKCS #8 PEM; put the right file back, or remove it to have a new one made");
    }
}
