package io.tradewind.opportunity.internal.demo;

import java.util.List;
import java.util.Random;

/** Chance that is the same everywhere: the generator's rule is fixed by its specification. */
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
