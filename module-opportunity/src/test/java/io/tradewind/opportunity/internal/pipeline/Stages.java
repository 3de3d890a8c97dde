package io.tradewind.opportunity.internal.pipeline;

import java.util.List;
import java.util.Map;

/** Stages for tests of other packages. */
public final class Stages {
    private Stages() {}

    public static Stage of(int place, Map<String, Object> line) {
        return Stage.of("pipeline", line, place);
    }

    /** A pipeline with or without ways back and over stages. */
    public static Pipeline pipeline(boolean back, boolean jump) {
        Pipeline pipeline = new Pipeline();
        pipeline.allowBack(back);
        pipeline.allowJump(jump);
        pipeline.give(List.of());
        return pipeline;
    }
}
