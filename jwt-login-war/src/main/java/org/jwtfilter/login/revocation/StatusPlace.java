// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

/**
 * Where a token's bit is.
 *
 * @param list the number of the list, from 1
 * @param index from 0 to 1048575
 */
public record StatusPlace(int list, int index) {}
