package lathe.engine.song;

import lathe.engine.blueprint.SectionKind;

/**
 * Where a section of the blueprint lies in the score.
 *
 * @param kind its part in the form
 * @param turn which one of its kind, from 1: {@code Chorus:2} is the second chorus
 * @param startBar first bar, from 0
 * @param bars length
 * @param take how often it has been replaced; part of its seed
 */
public record PlacedSection(SectionKind kind, int turn, int startBar, int bars, int take) {

    /** The name that users call it by. */
    public String name() {
        return kind.label() + ":" + turn;
    }
}
