/**
 * Both parts on a real Payara Micro: real passwords, real HTTP, one Arquillian deployment or a process that a test may kill.
 */
@NullMarked
package org.jwtfilter.payara;

import org.jspecify.annotations.NullMarked;
