package lathe.engine.prompt;

import java.util.List;
import lathe.engine.blueprint.SectionKind;
import lathe.engine.theory.Chord;

/**
 * A section that the user wrote as a tag, and what stands under it.
 *
 * @param modifier the words behind the section's name
 * @param bars as written in the tag; 0 where it does not say
 * @param chords of each bar; empty where none are written
 * @param lyrics a line a phrase
 */
record TagSection(SectionKind kind, String modifier, int bars, List<List<Chord>> chords, List<String> lyrics) {

    TagSection {
        chords = chords.stream().map(List::copyOf).toList();
        lyrics = List.copyOf(lyrics);
    }
}
