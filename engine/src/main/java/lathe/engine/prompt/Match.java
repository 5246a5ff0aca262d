package lathe.engine.prompt;

import java.util.List;

/**
 * A concept found in the words.
 *
 * @param from first folded character
 * @param to first one behind it
 * @param concepts what it may mean, the likeliest first; never empty
 * @param inCompound true if it is a part of a German compound
 * @param words as the user wrote them
 */
record Match(int from, int to, List<Concept> concepts, boolean inCompound, String words) {

    Match {
        concepts = List.copyOf(concepts);
    }

    Concept concept() {
        return concepts.getFirst();
    }

    boolean is(ConceptKind kind) {
        return concept().kind() == kind;
    }

    boolean mayBe(ConceptKind kind) {
        return concepts.stream().anyMatch(concept -> concept.kind() == kind);
    }

    /** The id as this kind of concept; only where {@link #mayBe} holds. */
    String idAs(ConceptKind kind) {
        return concepts.stream()
                .filter(concept -> concept.kind() == kind)
                .findFirst()
                .orElseThrow()
                .id();
    }
}
