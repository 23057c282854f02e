// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.revocation;

/**
 * Places that one node alone gives to its tokens.
 *
 * @param list the number of the list
 * @param secret 32 bytes in base64url, by which the places of the list are mixed
 * @param block which block of the list it is, from 0 to 1023
 */
public record LeasedBlock(int list, String secret, int block) {}
