// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.tck;

import java.util.List;
import org.testng.IAlterSuiteListener;
import org.testng.xml.XmlSuite;
import org.testng.xml.XmlTest;

/**
 * Lets Arquillian's own methods run in every part of the suite. They are in the group {@code arquillian}, which the published
 * file includes for the base tests and has forgotten for the optional ones. Nothing else of the file is changed.
 */
public final class ArquillianGroup implements IAlterSuiteListener {
    private static final String GROUP = "arquillian";

    @Override
    public void alter(List<XmlSuite> suites) {
        for (XmlSuite suite : suites) {
            for (XmlTest test : suite.getTests()) {
                if (!test.getIncludedGroups().isEmpty()
                        && !test.getIncludedGroups().contains(GROUP)) {
                    test.addIncludedGroup(GROUP);
                }
            }
        }
    }
}
