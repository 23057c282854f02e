// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Inflater;
import org.jose4j.json.JsonUtil;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;
import org.jwtfilter.login.client.ConfiguredClients;
import org.jwtfilter.login.refresh.TestClock;
import org.jwtfilter.login.signing.SigningAlgorithm;
import org.jwtfilter.login.signing.SigningKey;
import org.jwtfilter.login.signing.TestKeys;

class PublishedListsTest {
    private static final String ISSUER = "https://login.example";

    private final TestClock clock = new TestClock();
    private final Lists lists = new Lists();
    private final PublishedLists published = of(TestKeys.KEY);

    @Test
    void saysWhatTheDraftAsksFor() throws Exception {
        lists.begin(1, clock.instant());
        lists.revoke(0, clock.instant());
        lists.revoke(1_048_575, clock.instant().plusSeconds(3));
        published.look();

        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(published.find(1).orElseThrow().text());
        jws.setKey(TestKeys.KEY.publicHalf().key());
        assertThat(jws.verifySignature()).isTrue();
        assertThat(jws.getHeader("typ")).isEqualTo("statuslist+jwt");
        assertThat(jws.getKeyIdHeaderValue())
                .isEqualTo(TestKeys.KEY.publicHalf().id());
        var claims = JsonUtil.parseJson(jws.getPayload());
        long now = clock.instant().getEpochSecond();
        assertThat(claims)
                .containsEntry("iss", ISSUER)
                .containsEntry("sub", ISSUER + "/status/1")
                .containsEntry("iat", now + 3)
                .containsEntry("exp", now + 7200)
                .containsEntry("ttl", 15L);
        var list = (Map<?, ?>) requireNonNull(claims.get("status_list"));
        assertThat(list.get("bits")).isEqualTo(1L);
        byte[] bits = unpack((String) requireNonNull(list.get("lst")));
        assertThat(bits).hasSize(131_072);
        assertThat(bits[0]).isEqualTo((byte) 1);
        assertThat(bits[131_071]).isEqualTo((byte) 0x80);
    }

    /** As jwt-filter reads it; the digest is the first half of that of the text "alice". */
    @Test
    void saysWhatWasTakenBackAtLarge() throws Exception {
        lists.begin(1, clock.instant());
        Revocations revocations =
                new ListedRevocations(lists, lists, published, new ConfiguredClients(List.of()), clock);
        revocations.endAllIssuedUntilNow(Optional.of("alice"));
        revocations.endAllIssuedUntilNow(Optional.empty());
        published.look();

        JsonWebSignature jws = new JsonWebSignature();
        jws.setCompactSerialization(published.find(1).orElseThrow().text());
        jws.setKey(TestKeys.KEY.publicHalf().key());
        long next = clock.instant().getEpochSecond() + 1;
        assertThat(jws.getPayload())
                .contains("\"revoked_before\":{\"all\":" + next + ",\"subjects\":{\"K9gGyX8OAK8aH8Myj6djqQ\":" + next
                        + "}},\"status_list\"");
    }

    /** Other nodes ask the same database: a load balancer must not make each poll a new text. */
    @Test
    void isTheSameOnAllNodes() {
        lists.begin(1, clock.instant());
        lists.revoke(5, clock.instant());
        PublishedLists other = of(TestKeys.KEY);
        published.look();
        clock.advance(Duration.ofMinutes(59));
        other.look();

        assertThat(published.find(1)).isEqualTo(other.find(1)).isPresent();
    }

    @Test
    void isMadeAgainWhenItChangesOrAgesAndNotBefore() {
        lists.begin(1, clock.instant());
        published.look();
        StatusListToken first = published.find(1).orElseThrow();
        published.look();
        assertThat(published.find(1).orElseThrow()).isSameAs(first);

        lists.revoke(7, clock.instant());
        published.look();
        StatusListToken second = published.find(1).orElseThrow();
        assertThat(second.tag()).isNotEqualTo(first.tag());
        clock.advance(Duration.ofHours(1));
        published.look();
        assertThat(published.find(1).orElseThrow().tag()).isNotEqualTo(second.tag());
    }

    @Test
    void isSignedAnewByANewKey() {
        lists.begin(1, clock.instant());
        published.look();
        PublishedLists later = of(SigningKey.of(SigningAlgorithm.RS256, TestKeys.pair("RSA", 2048)));
        later.look();

        assertThat(later.find(1).orElseThrow().tag())
                .isNotEqualTo(published.find(1).orElseThrow().tag());
    }

    @Test
    void findsAListThatAnotherNodeHasJustBegun() {
        lists.begin(1, clock.instant());
        published.look();
        lists.begin(2, clock.instant());

        assertThat(published.find(3)).isEmpty();
        assertThat(published.find(2)).isPresent();
    }

    /** Who asks for the next number again and again does not make as many looks at the database. */
    @Test
    void looksForANewListNowAndThenOnly() {
        lists.begin(1, clock.instant());
        published.look();
        assertThat(published.find(2)).isEmpty();
        int looks = lists.looks;

        lists.begin(2, clock.instant());
        clock.advance(PublishedLists.BETWEEN_LOOKS.minusMillis(1));
        assertThat(published.find(2)).isEmpty();
        assertThat(lists.looks).isEqualTo(looks);
        clock.advance(Duration.ofMillis(1));
        assertThat(published.find(2)).isPresent();
        assertThat(lists.looks).isEqualTo(looks + 1);
    }

    @Test
    void knowsItsOwnUris() {
        assertThat(published.number(ISSUER + "/status/17")).contains(17);
        for (String other :
                List.of("", ISSUER + "/status/", ISSUER + "/status/0", ISSUER + "/status/1x", "https://x/status/1")) {
            assertThat(published.number(other)).as(other).isEmpty();
        }
    }

    /** The draft's example of section 4.2. */
    @Test
    void packsAsTheDraftDoes() throws Exception {
        int[] revoked = {0, 3, 4, 5, 7, 8, 9, 13, 15};
        byte[] bits = unpack(StatusListToken.pack(revoked));

        assertThat(bits).startsWith(0xb9, 0xa3, 0).hasSize(131_072);
    }

    private static byte[] unpack(String lst) throws Exception {
        Inflater inflater = new Inflater();
        inflater.setInput(Base64.getUrlDecoder().decode(lst.getBytes(UTF_8)));
        byte[] bits = new byte[200_000];
        int length = inflater.inflate(bits);
        assertThat(inflater.finished()).isTrue();
        return Arrays.copyOf(bits, length);
    }

    private PublishedLists of(SigningKey key) {
        return new PublishedLists(lists, TestKeys.of(key), ISSUER, Duration.ofSeconds(15), clock);
    }

    /** One list that changes, and others that do not. */
    private static final class Lists implements StatusLists, IssuedTokens {
        private int looks;
        private final List<ListVersion> versions = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private final Map<String, Instant> cutOffs = new HashMap<>();

        void begin(int number, Instant now) {
            versions.add(new ListVersion(number, 0, now));
        }

        void revoke(int place, Instant now) {
            places.add(place);
            versions.set(0, new ListVersion(1, places.size(), now));
        }

        @Override
        public List<ListVersion> current(Instant now) {
            looks++;
            return List.copyOf(versions);
        }

        @Override
        public int[] revoked(int list) {
            return list == 1 ? places.stream().mapToInt(Integer::intValue).toArray() : new int[0];
        }

        @Override
        public Map<String, Instant> cutOffs(Instant since) {
            return Map.copyOf(cutOffs);
        }

        @Override
        public void cutOff(String subject, Instant moment) {
            cutOffs.put(subject, moment);
            versions.set(0, new ListVersion(1, cutOffs.size(), moment));
        }

        @Override
        public LeasedBlock lease(Instant now, Instant expiresAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean keepInLogin(StatusPlace place, String login, String clientId, Instant expiresAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void keep(StatusPlace place, String holder, String clientId, Instant expiresAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int revokeClient(String clientId, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean revoke(StatusPlace place, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isTakenBack(Optional<StatusPlace> place, String subject, Instant issuedAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forgetExpired(Instant before) {
            throw new UnsupportedOperationException();
        }
    }
}
