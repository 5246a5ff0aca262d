package lathe.neural.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Inputs with the outputs that they must give.
 *
 * @param inputs tensor files by input name
 * @param outputs tensor files by output name
 * @param maxAbsError how far an output may be off
 */
public record TestVector(SequencedMap<String, Path> inputs, SequencedMap<String, Path> outputs, double maxAbsError) {

    /** Copies the maps. */
    public TestVector {
        inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outputs));
    }
}
