// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.payara;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contract of authentication, one table for all adapters: what each request gets from a resource that is open, from one for
 * the role {@code user} and from one for {@code admin}.
 *
 * <p>A cell names the caller and the roles of an answer with 200, {@code nobody} among them, or the kind of {@link Refusal}.
 */
final class Contract {
    private static final String TABLE = """
            request                | open             | user             | admin
            NO_TOKEN               | nobody           | TOKEN_WANTED     | TOKEN_WANTED
            OTHER_SCHEME           | nobody           | TOKEN_WANTED     | TOKEN_WANTED
            IDENTITY_FIELDS        | nobody           | TOKEN_WANTED     | TOKEN_WANTED
            TOKEN_IN_QUERY         | nobody           | TOKEN_WANTED     | TOKEN_WANTED
            BOTH_ROLES             | alice user admin | alice user admin | alice user admin
            LOWER_CASE_SCHEME      | alice user admin | alice user admin | alice user admin
            UPPER_CASE_SCHEME      | alice user admin | alice user admin | alice user admin
            TOKEN_BEATS_FIELDS     | alice user admin | alice user admin | alice user admin
            ONE_ROLE               | bob user         | bob user         | ROLE_WANTED
            NO_ROLE                | carol            | ROLE_WANTED      | ROLE_WANTED
            ROLES_OF_OTHER_NAMES   | dora             | ROLE_WANTED      | ROLE_WANTED
            SCHEME_ALONE           | UNCLEAR_REQUEST  | UNCLEAR_REQUEST  | UNCLEAR_REQUEST
            TWO_TOKENS             | UNCLEAR_REQUEST  | UNCLEAR_REQUEST  | UNCLEAR_REQUEST
            TWO_TOKENS_IN_A_LIST   | UNCLEAR_REQUEST  | UNCLEAR_REQUEST  | UNCLEAR_REQUEST
            GARBAGE                | BAD_TOKEN        | BAD_TOKEN        | BAD_TOKEN
            UNSIGNED               | BAD_TOKEN        | BAD_TOKEN        | BAD_TOKEN
            CHANGED                | BAD_TOKEN        | BAD_TOKEN        | BAD_TOKEN
            OTHER_KEY              | BAD_TOKEN        | BAD_TOKEN        | BAD_TOKEN
            UNKNOWN_KEY            | BAD_TOKEN        | BAD_TOKEN        | BAD_TOKEN
            EXPIRED                | BAD_TOKEN        | BAD_TOKEN        | BAD_TOKEN
            OTHER_AUDIENCE         | BAD_TOKEN        | BAD_TOKEN        | BAD_TOKEN
            OTHER_ISSUER           | BAD_TOKEN        | BAD_TOKEN        | BAD_TOKEN
            """;

    /** The resources, by the last step of their paths. */
    static final List<String> RESOURCES = List.of("open", "user", "admin");

    /**
     * One request to one resource.
     *
     * @param answer what the body says after {@code contract: }, or the name of a refusal
     */
    record Clause(ContractRequest request, String resource, String answer) {
        boolean isRefused() {
            return Arrays.stream(Refusal.values())
                    .anyMatch(refusal -> refusal.name().equals(answer));
        }

        Refusal refusal() {
            return Refusal.valueOf(answer);
        }
    }

    /** How a request is refused: never with a body. */
    enum Refusal {
        /** RFC 6750 section 3: no error code, for nothing was tried. */
        TOKEN_WANTED(401, "Bearer realm=\"contract\""),
        /** RFC 6750 section 3.1. */
        UNCLEAR_REQUEST(400, error("invalid_request", "The request must carry exactly one bearer token")),
        BAD_TOKEN(
                401,
                error("invalid_token", "The access token is expired, revoked, malformed or not for this resource")),
        ROLE_WANTED(403, error("insufficient_scope", "The access token does not give the rights for this request"));

        final int status;
        final String challenge;

        Refusal(int status, String challenge) {
            this.status = status;
            this.challenge = challenge;
        }

        private static String error(String code, String description) {
            return "Bearer realm=\"contract\", error=\"" + code + "\", error_description=\"" + description + "\"";
        }
    }

    private Contract() {}

    static Stream<Clause> clauses() {
        return TABLE.lines()
                .skip(1)
                .map(line -> line.split("\\|"))
                .flatMap(cells -> Stream.of(1, 2, 3)
                        .map(column -> new Clause(
                                ContractRequest.valueOf(cells[0].strip()),
                                RESOURCES.get(column - 1),
                                cells[column].strip())));
    }
}
