package dev.callside.credits.level;

import dev.callside.practice.copy.Slot;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can stand in the text of an alert. Each has a value whenever it may stand there. */
public enum AlertSlot implements Slot {
    PRACTICE,
    /** The practitioner whose level it is, or the group's name. */
    LEVEL,
    CREDITS_LEFT,
    /** The balance at which it is told; only of {@link AlertKind#LOW_BALANCE}. */
    STAGE,
    /** How to buy, or why that does not happen by itself. */
    WHAT_TO_DO;

    @Override
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Form form() {
        return this == WHAT_TO_DO ? Form.SENTENCE : Form.VALUE;
    }

    @Override
    public boolean always() {
        return true;
    }

    @Override
    public boolean detail() {
        return false;
    }

    static Optional<AlertSlot> ofTag(String tag) {
        return Arrays.stream(values()).filter(slot -> slot.tag().equals(tag)).findFirst();
    }
}
