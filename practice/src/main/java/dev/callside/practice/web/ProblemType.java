package dev.callside.practice.web;

/**
 * A kind of problem, with a heading in {@code docs/reference/problems.md} and texts {@code problem.<slug>.title} and
 * {@code problem.<slug>.detail} in the module's bundle.
 */
public interface ProblemType {

    String slug();

    int status();

    /** The bundle with its texts. */
    String bundle();
}
