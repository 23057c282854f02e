// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.assertion;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jwtfilter.key.BackgroundKeys;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.FileSource;
import org.jwtfilter.key.FixedKeys;
import org.jwtfilter.key.HttpSource;
import org.jwtfilter.key.KeyFormatException;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.KeySnapshot;
import org.jwtfilter.key.KeyTiming;
import org.jwtfilter.key.LookListener;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.key.VerificationKeys;

/** Where an issuer's public keys are. Those that may change are looked after in the background, each issuer's by itself. */
public sealed interface KeyPlace {
    /** How often a URL is read at least, how long unknown keys cause no further look, how long known ones count, how long a request waits. */
    KeyTiming TIMING =
            new KeyTiming(Duration.ofMinutes(5), Duration.ofSeconds(30), Duration.ofDays(1), Duration.ofSeconds(2));

    /** The keys, from now on. */
    VerificationKeys open(List<SignatureAlgorithm> algorithms);

    /** Keys that stay, given as a text. */
    record Given(KeySnapshot keys) implements KeyPlace {
        @Override
        public VerificationKeys open(List<SignatureAlgorithm> algorithms) {
            return new FixedKeys(keys);
        }
    }

    /**
     * Keys in a file, which may change.
     *
     * @param first what it had at the start
     */
    record InFile(Path file, KeySnapshot first) implements KeyPlace {
        @Override
        public VerificationKeys open(List<SignatureAlgorithm> algorithms) {
            return BackgroundKeys.startingWith(
                    first,
                    file.toString(),
                    new FileSource(file),
                    parser(algorithms),
                    KeyTiming.ofFile(TIMING.trust()),
                    LookListener.NONE,
                    System::nanoTime);
        }
    }

    /** Keys at a URL, which need not be there at the start. */
    record AtUrl(URI url) implements KeyPlace {
        @Override
        public VerificationKeys open(List<SignatureAlgorithm> algorithms) {
            // What stands in a query may be a secret.
            String name = url.toString().replaceFirst("[?#].*", "");
            return new BackgroundKeys(
                    name, new HttpSource(url), parser(algorithms), TIMING, LookListener.NONE, System::nanoTime);
        }
    }

    /**
     * The keys that a text has.
     *
     * @param text a PEM, a JWK or a JWKS
     * @throws KeyFormatException if none of them is public and good for one of the algorithms; says why
     */
    static KeySnapshot read(String text, List<SignatureAlgorithm> algorithms) throws KeyFormatException {
        return parser(algorithms).read(text);
    }

    private static KeyParser parser(List<SignatureAlgorithm> algorithms) {
        return new KeyParser(algorithms, CryptoProvider.JDK);
    }
}
