// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.refresh;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jwtfilter.login.realm.UserName;

/** Families in memory, for tests. */
public final class MemoryRefreshTokens implements RefreshTokens {
    private static final String CLIENT = "client:";

    private final Map<String, Family> families = new HashMap<>();
    private final List<String> cutOffs = new ArrayList<>();

    @Override
    public synchronized long cutOffs() {
        return cutOffs.size();
    }

    @Override
    public synchronized boolean open(Family family, long before) {
        boolean isCutOff = cutOffs.stream()
                .skip(before)
                .anyMatch(name -> name.equals(family.user().name().text()) || name.equals(CLIENT + family.clientId()));
        if (!isCutOff) {
            families.put(family.handleHash(), family);
        }
        return !isCutOff;
    }

    @Override
    public synchronized Optional<Family> find(String handleHash) {
        return Optional.ofNullable(families.get(handleHash));
    }

    @Override
    public synchronized boolean rotate(String handleHash, SpentToken spent, String nextHash, Instant idleUntil) {
        Family family = families.get(handleHash);
        if (family == null
                || !family.currentHash().equals(spent.hash())
                || family.revokedAt().isPresent()
                || !spent.at().isBefore(family.idleUntil())
                || !spent.at().isBefore(family.expiresAt())) {
            return false;
        }
        families.put(handleHash, with(family, nextHash, Optional.of(spent), idleUntil, Optional.empty()));
        return true;
    }

    @Override
    public synchronized boolean revoke(String handleHash, Instant now) {
        Family family = families.get(handleHash);
        if (family == null || family.revokedAt().isPresent()) {
            return false;
        }
        families.put(
                handleHash, with(family, family.currentHash(), family.spent(), family.idleUntil(), Optional.of(now)));
        return true;
    }

    @Override
    public synchronized List<Family> revokeAllOf(UserName user, Instant now) {
        cutOffs.add(user.text());
        return List.copyOf(families.values()).stream()
                .filter(family -> family.user().name().equals(user) && now.isBefore(family.expiresAt()))
                .filter(family -> revoke(family.handleHash(), now))
                .toList();
    }

    /** One at a time, for two transactions are the least that show that there may be several. */
    @Override
    public synchronized List<Family> revokeSomeOfClient(String clientId, Instant now) {
        cutOffs.add(CLIENT + clientId);
        return List.copyOf(families.values()).stream()
                .filter(family -> family.clientId().equals(clientId) && now.isBefore(family.expiresAt()))
                .filter(family -> revoke(family.handleHash(), now))
                .limit(1)
                .toList();
    }

    @Override
    public synchronized Optional<List<Family>> revokeAllOf(UserName user, Instant now, BooleanSupplier change) {
        return change.getAsBoolean() ? Optional.of(revokeAllOf(user, now)) : Optional.empty();
    }

    @Override
    public synchronized void forgetExpired(Instant now) {
        families.values().removeIf(family -> !now.isBefore(family.expiresAt()));
    }

    private static Family with(
            Family family,
            String currentHash,
            Optional<SpentToken> spent,
            Instant idleUntil,
            Optional<Instant> revokedAt) {
        return new Family(
                family.handleHash(),
                currentHash,
                spent,
                family.user(),
                family.clientId(),
                family.scope(),
                family.authTime(),
                family.expiresAt(),
                idleUntil,
                revokedAt);
    }
}
