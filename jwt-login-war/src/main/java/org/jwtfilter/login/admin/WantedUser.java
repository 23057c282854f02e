// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.login.admin;

import org.jwtfilter.login.password.PlainPassword;
import org.jwtfilter.login.realm.UserName;

/**
 * A user to be created.
 *
 * @param change has everything that may also be changed later; groups and attributes are always there
 */
record WantedUser(UserName name, PlainPassword password, WantedChange change) {}
