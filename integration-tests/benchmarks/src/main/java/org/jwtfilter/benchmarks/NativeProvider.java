// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import java.security.Provider;

/**
 * Providers whose cryptography is not Java. Their classes are named as text, for they are on the class path only where they
 * are measured: Tink, for one, takes Conscrypt unasked wherever it sees it.
 */
enum NativeProvider {
    ACCP("ACCP", "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider"),
    CONSCRYPT("Conscrypt", "org.conscrypt.OpenSSLProvider");

    private final String label;
    private final String className;

    NativeProvider(String label, String className) {
        this.label = label;
        this.className = className;
    }

    String label() {
        return label;
    }

    /** @throws AbsentException if it is not there, or not for this machine */
    Provider load() throws AbsentException {
        // Since the JDK has keys for Edwards curves, ACCP offers its own only to those who ask.
        System.setProperty("com.amazon.corretto.crypto.provider.registerEdKeyFactory", "true");
        try {
            return Class.forName(className)
                    .asSubclass(Provider.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new AbsentException(label + " cannot be loaded on this machine", e);
        }
    }

    static final class AbsentException extends Exception {
        private static final long serialVersionUID = 1L;

        AbsentException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
