package io.postrider.journeys.rules;

/** One thing every drawing must keep to. */
interface ModelRule {

    /** Short and stable, kebab-case. */
    String name();

    void check(Model model, Findings findings);
}
