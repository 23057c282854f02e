// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jwtfilter.key.CryptoProvider;
import org.jwtfilter.key.FixedKeys;
import org.jwtfilter.key.KeyParser;
import org.jwtfilter.key.LookListener;
import org.jwtfilter.key.SignatureAlgorithm;
import org.jwtfilter.login.revocation.PublishedLists;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.status.IssuerStatuses;
import org.jwtfilter.status.StatusPlace;
import org.jwtfilter.status.StatusRules;
import org.jwtfilter.status.TokenStatus;
import org.jwtfilter.token.TokenRules;
import org.jwtfilter.token.TokenTypes;
import org.jwtfilter.token.TokenVerifier;
import org.jwtfilter.token.TrustedIssuer;
import org.jwtfilter.token.VerifiedClaims;
import org.jwtfilter.wire.TokenText;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to ask whether a token was taken back, with ten million tokens in the lists and one in a hundred of them revoked. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp first.
public class StatusBenchmark {
    /** Tokens that take turns, so that the bits asked for lie all over the lists. */
    private static final int TOKENS = 16_384;

    /** As many callers as an application has at a time. */
    private static final int REMEMBERED = 1_024;

    private final TokenStatus[] kept = new TokenStatus[TOKENS];
    private final TokenText[] texts = new TokenText[REMEMBERED];
    private HttpServer server;
    private IssuerStatuses statuses;
    private TokenVerifier verifier;
    private VerifiedClaims.Derivation<TokenStatus> status;
    private int next;

    /** Publishes ten lists as the login WAR does, and has them read as a resource server does. */
    @Setup
    public void setUp() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        SigningKey key = SigningKey.of(SigningAlgorithm.ES256, SigningAlgorithm.ES256.newKeyPair());
        PublishedLists lists = FilledLists.published(10, key, issuer, new FilledLists());
        server.createContext("/status/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] text = lists.find(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)))
                    .orElseThrow()
                    .text()
                    .getBytes(US_ASCII);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
        TrustedIssuer trusted = new TrustedIssuer(
                new TokenRules(
                        issuer,
                        Optional.empty(),
                        List.of(SignatureAlgorithm.ES256),
                        TokenTypes.LENIENT,
                        Duration.ofSeconds(30),
                        Optional.empty(),
                        Optional.empty()),
                new FixedKeys(new KeyParser(List.of(SignatureAlgorithm.ES256), CryptoProvider.JDK, 2048)
                        .read(key.publicHalf().json())),
                CryptoProvider.JDK);
        StatusRules rules = new StatusRules(
                true,
                List.of(StatusPlace.originOf(URI.create(issuer))),
                Duration.ofSeconds(15),
                Duration.ofHours(1),
                false);
        statuses = new IssuerStatuses(trusted, rules, LookListener.NONE, Clock.systemUTC(), System::nanoTime);
        status = statuses::of;
        verifier = new TokenVerifier(List.of(trusted), Optional.empty(), 2 * TOKENS, Clock.systemUTC());
        Set<Integer> revoked = FilledLists.places();
        Random random = new Random(1);
        for (int i = 0; i < TOKENS; i++) {
            int place = random.nextInt(FilledLists.SIZE);
            while (revoked.contains(place)) {
                place = random.nextInt(FilledLists.SIZE);
            }
            String token = key.jws("at+jwt", claims(issuer, i % 10 + 1, place));
            VerifiedClaims claims = verifier.verify(new TokenText(token)).claims();
            kept[i] = statuses.of(claims);
            kept[i].check();
            texts[i % REMEMBERED] = new TokenText(token);
        }
    }

    private static byte[] claims(String issuer, int list, int place) {
        long now = Instant.now().getEpochSecond();
        return ("{\"iss\":\"" + issuer + "\",\"sub\":\"alice\",\"iat\":" + now + ",\"exp\":" + (now + 3600)
                        + ",\"status\":{\"status_list\":{\"idx\":" + place + ",\"uri\":\"" + issuer + "/status/" + list
                        + "\"}}}")
                .getBytes(US_ASCII);
    }

    @TearDown
    public void tearDown() {
        statuses.close();
        server.stop(0);
    }

    @Benchmark
    public void check() throws Exception {
        kept[next].check();
        next = (next + 1) & (TOKENS - 1);
    }

    /** A token that was verified before, and is remembered with what was read off its claims. */
    @Benchmark
    public TokenStatus remembered() throws Exception {
        next = (next + 1) & (REMEMBERED - 1);
        return verifier.verify(texts[next]).claims().derived(status);
    }

    /** The same with the check: what a request costs more. */
    @Benchmark
    public TokenStatus rememberedAndChecked() throws Exception {
        next = (next + 1) & (REMEMBERED - 1);
        TokenStatus known = verifier.verify(texts[next]).claims().derived(status);
        known.check();
        return known;
    }

    /** What of that is a look at the clock. */
    @Benchmark
    public long clock() {
        return System.nanoTime();
    }
}
