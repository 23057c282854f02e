/**
 * The application of the contract tests: the same three resources (open, for users, for administrators) behind each adapter of
 * jwt-filter, all with the same answer. Deployed into the server; knows nothing of the tests.
 */
@NullMarked
package org.jwtfilter.payara.contract;

import org.jspecify.annotations.NullMarked;
