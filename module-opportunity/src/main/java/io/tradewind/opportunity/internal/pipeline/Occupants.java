package io.tradewind.opportunity.internal.pipeline;

/** The opportunities that stand in a stage, as far as a pipeline has to know of them. Part of the running transaction. */
public interface Occupants {
    /** How many stand there, those in the recycle bin too. */
    long of(String stage);

    /** Whether one of the pipeline's stages has some. */
    boolean areIn(String pipeline);

    /** All of them go on to the other stage; their history tells it. */
    void move(Stage from, Stage into);
}
