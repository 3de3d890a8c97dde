package io.tradewind.entity;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes record ids: UUIDs of version 7 as text. They grow with time, so that new rows go to the end of an index, and no two
 * nodes need to agree on them. Ids made by one node are strictly ascending.
 */
public final class RecordId {
    /** Bits of the counter that orders the ids of one millisecond. */
    private static final int COUNTER_BITS = 12;

    private static final AtomicLong LAST = new AtomicLong();

    private RecordId() {}

    /** The next id, 36 characters. */
    public static String next() {
        return at(System.currentTimeMillis());
    }

    /** When the counter of a millisecond is used up, or the clock goes back, ids borrow from the future. */
    static String at(long millis) {
        long tick = LAST.updateAndGet(last -> Math.max(last + 1, millis << COUNTER_BITS));
        long high = (tick >>> COUNTER_BITS) << 16 | 0x7000L | tick & 0xFFFL;
        long low = ThreadLocalRandom.current().nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
