package dev.callside.credits.ledger;

import dev.callside.plugin.PracticeId;

/** A pending transfer whose time was over; what it had reserved is free again. */
public record ExpiredTransfer(PracticeId practice, TransferId pending, Route route, long amount) {}
