// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.ldap;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes connections as the settings want them: encrypted, to a server whose certificate bears the configured name, and not patient for ever. */
final class Connections {
    private static final int MAX_CONNECTIONS = 10;

    private final LdapSettings settings;
    private final SSLContext tls;

    /** @throws IllegalArgumentException if the trusted certificates cannot be read */
    Connections(LdapSettings settings) {
        this.settings = settings;
        this.tls = tls(settings.trusted());
    }

    /** A pool that connects when it is first asked, so that we start while the directory is away. */
    LDAPConnectionPool pool(@Nullable BindRequest account) {
        LdapSettings.Server server = settings.server();
        SocketFactory sockets =
                server.security() == LdapSettings.Security.LDAPS ? tls.getSocketFactory() : SocketFactory.getDefault();
        @Nullable
        PostConnectProcessor upgrade = server.security() == LdapSettings.Security.START_TLS
                ? new StartTLSPostConnectProcessor(tls.getSocketFactory())
                : null;
        try {
            LDAPConnectionPool pool = new LDAPConnectionPool(
                    new SingleServerSet(server.host(), server.port(), sockets, options(settings.timeout())),
                    account,
                    0,
                    MAX_CONNECTIONS,
                    upgrade);
            pool.setCreateIfNecessary(true);
            pool.setRetryFailedOperationsDueToInvalidConnections(true);
            pool.setMaxConnectionAgeMillis(Duration.ofMinutes(10).toMillis());
            return pool;
        } catch (LDAPException e) {
            throw new IllegalStateException("A pool without connections connected", e);
        }
    }

    private static LDAPConnectionOptions options(Duration timeout) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(Math.toIntExact(timeout.toMillis()));
        options.setResponseTimeoutMillis(timeout.toMillis());
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setBindWithDNRequiresPassword(true);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return options;
    }

    private static SSLContext tls(Optional<Path> trusted) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted.isPresent() ? keyStore(trusted.get()) : null);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    trusted.map(Path::toString).orElse("The JVM's trust store") + " has no readable certificates", e);
        }
    }

    private static KeyStore keyStore(Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + store.size(), certificate);
            }
        }
        if (store.size() == 0) {
            throw new GeneralSecurityException("no certificate");
        }
        return store;
    }
}
