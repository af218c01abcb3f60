package dev.callside.bench.ledger;

import java.util.Random;

/** What one thread repeats. */
public interface Load {

    int ACCOUNTS = 1_000;
    int BATCH = 500;

    /** Once; returns how many transfers that were. */
    int run(Random random) throws Exception;
}
