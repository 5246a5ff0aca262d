package lathe.engine.score.midi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lathe.engine.orchestra.InstrumentFamily;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.orchestra.Orchestra;
import lathe.engine.score.Note;
import lathe.engine.score.Track;
import lathe.engine.score.TrackEvent;
import lathe.engine.score.TrackRole;

/** Gives tracks from a file a name of their own, an instrument and what is known of their part. */
final class MidiNames {

    private static final InstrumentSpec DRUMS = Orchestra.get("drums");

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /**
     * @param name what the file calls it, may be empty
     * @param instrument the file's instrument name: kept if it is the id of one that fits
     */
    Track track(MidiPart part, String name, String instrument, int program, List<Note> notes) {
        InstrumentSpec spec = instrument(part, instrument, program);
        return new Track(
                unique(name.isEmpty() ? spec.name() : name),
                spec.id(),
                program,
                part.isPercussion(),
                role(spec),
                notes,
                later(part));
    }

    private static InstrumentSpec instrument(MidiPart part, String id, int program) {
        Optional<InstrumentSpec> named = Orchestra.find(id).filter(spec -> spec.isPercussion() == part.isPercussion());
        return named.orElseGet(() -> part.isPercussion() ? DRUMS : Orchestra.byProgram(program));
    }

    private static TrackRole role(InstrumentSpec spec) {
        if (spec.isPercussion()) {
            return TrackRole.DRUMS;
        }
        return spec.family() == InstrumentFamily.BASS ? TrackRole.BASS : TrackRole.OTHER;
    }

    /** Events without the programs that the track begins with. */
    private static List<TrackEvent> later(MidiPart part) {
        long first = part.strokes.firstTick();
        List<TrackEvent> events = new ArrayList<>();
        for (TrackEvent event : part.events) {
            if (!(event instanceof TrackEvent.Program) || event.tick() > first) {
                events.add(event);
            }
        }
        return events;
    }

    private String unique(String name) {
        String candidate = name;
        while (!taken.add(candidate)) {
            candidate = name + " " + (1 + numbers.merge(name, 1, Integer::sum));
        }
        return candidate;
    }
}
