// SPDX-License-Identifier: Apache-2.0
package org.jwtfilter.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a run of the suite has shown.
 *
 * @param base the mandatory tests
 * @param optional those of the chapter on container APIs
 * @param servers how many servers were started, each for one archive
 * @param ours in how many of them jwt-filter said that it does MicroProfile JWT
 * @param theirs in how many the server's own implementation said so
 */
public record Verdict(Tests base, Tests optional, long servers, long ours, long theirs) {
    private static final String READY = " ready in ";
    private static final String OURS = "jwt-filter is the MicroProfile JWT of this application";
    private static final String THEIRS = "Initializing MP-JWT";

    /** Tests of one part that ran, and how many of them passed; the others failed or were skipped. */
    public record Tests(int run, int passed) {}

    /**
     * Judges a run.
     *
     * @param arguments TestNG's results, the output of tests and servers, where to write the verdict, the server's name, and
     *     how many tests are expected of the base and the optional part
     * @throws IllegalStateException if anything did not pass, or it cannot be told who was at work
     */
    public static void main(String[] arguments) throws IOException {
        Verdict verdict = of(Path.of(arguments[0]), Path.of(arguments[1]));
        List<String> faults = verdict.faults(Integer.parseInt(arguments[4]), Integer.parseInt(arguments[5]));
        String line = "TCK of MicroProfile JWT 2.1 on " + arguments[3] + ": " + verdict.words();
        System.out.println(line);
        Files.write(
                Path.of(arguments[2]),
                Stream.concat(Stream.of(line), faults.stream()).toList());
        if (!faults.isEmpty()) {
            throw new IllegalStateException(String.join("; ", faults));
        }
    }

    static Verdict of(Path results, Path output) throws IOException {
        String log = Files.readString(output);
        return new Verdict(
                tests("base-tests", results),
                tests("extended-tests", results),
                log.lines()
                        .filter(line -> line.contains("Payara Micro") && line.contains(READY))
                        .count(),
                log.lines().filter(line -> line.contains(OURS)).count(),
                log.lines().filter(line -> line.contains(THEIRS)).count());
    }

    /** In one line. */
    String words() {
        return "base " + base.passed + " of " + base.run + " passed, optional " + optional.passed + " of "
                + optional.run
                + " passed; jwt-filter was active in " + ours + " of " + servers
                + " deployments, the server's own MP-JWT in " + theirs;
    }

    /** Why the run does not count, empty if it does. */
    List<String> faults(int expectedBase, int expectedOptional) {
        List<String> faults = new ArrayList<>();
        fault(base, "base", expectedBase, faults);
        fault(optional, "optional", expectedOptional, faults);
        if (servers == 0 || ours != servers) {
            faults.add("jwt-filter was active in " + ours + " of " + servers + " deployments");
        }
        if (theirs != 0) {
            faults.add("the server's own MP-JWT was active in " + theirs + " deployments");
        }
        return faults;
    }

    private static void fault(Tests tests, String part, int expected, List<String> faults) {
        if (tests.run < expected) {
            faults.add(tests.run + " " + part + " tests ran, fewer than " + expected);
        }
        if (tests.passed != tests.run) {
            faults.add((tests.run - tests.passed) + " " + part + " tests failed or were skipped");
        }
    }

    private static Tests tests(String part, Path results) throws IOException {
        int run = 0;
        int passed = 0;
        for (Element test : children("test", root(results))) {
            if (!test.getAttribute("name").equals(part)) {
                continue;
            }
            for (Element method : children("test-method", test)) {
                if (!method.getAttribute("is-config").equals("true")) {
                    run++;
                    passed += method.getAttribute("status").equals("PASS") ? 1 : 0;
                }
            }
        }
        return new Tests(run, passed);
    }

    private static Element root(Path results) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(results.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(results + " cannot be read", e);
        }
    }

    private static List<Element> children(String name, Element parent) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
