package lathe.engine.score.musicxml;

import java.util.HashMap;
import java.util.Map;
import lathe.engine.score.written.Staff;

/** The list of parts: names, programs, and which keys unpitched instruments sound. */
final class XmlParts {

    private static final int PERCUSSION_CHANNEL = 10;

    private final Map<String, XmlElement> parts = new HashMap<>();
    private final Map<String, Integer> unpitched = new HashMap<>();

    /** Takes in the {@code part-list}. */
    void read(XmlElement list) {
        for (XmlElement part : list.all("score-part")) {
            parts.put(part.attribute("id"), part);
            for (XmlElement midi : part.all("midi-instrument")) {
                if (midi.has("midi-unpitched")) {
                    unpitched.put(midi.attribute("id"), midi.whole("midi-unpitched", 1) - 1);
                }
            }
        }
    }

    void describe(String id, Staff staff) {
        XmlElement part = parts.get(id);
        if (part == null) {
            return;
        }
        staff.name(part.text("part-name").replaceAll("\\s+", " "));
        part.child("midi-instrument").ifPresent(midi -> {
            staff.program(midi.whole("midi-program", 1) - 1);
            staff.percussion(midi.whole("midi-channel", 1) == PERCUSSION_CHANNEL);
        });
    }

    /** The percussion key of an instrument, or -1. */
    int key(String instrument) {
        return unpitched.getOrDefault(instrument, -1);
    }
}
