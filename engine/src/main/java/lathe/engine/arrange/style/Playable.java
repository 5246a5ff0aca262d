package lathe.engine.arrange.style;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import lathe.engine.orchestra.InstrumentSpec;
import lathe.engine.score.Note;
import lathe.engine.score.Track;

/** Makes sure that an instrument can play what was written for it, inside the section. */
final class Playable {

    private Playable() {}

    static List<Note> fit(List<Note> notes, InstrumentSpec spec, long ticks) {
        List<Note> inside = new ArrayList<>();
        for (Note note : notes) {
            int pitch = spec.range().fold(note.pitch());
            long end = Math.min(note.endTick(), ticks);
            if (end > note.startTick() && spec.range().contains(pitch) && (pitch - note.pitch()) % 12 == 0) {
                inside.add(note.withPitch(pitch).withDuration(end - note.startTick()));
            }
        }
        inside.sort(Track.ORDER);
        return spec.isPercussion() ? once(inside) : limited(apart(inside), spec.polyphony());
    }

    /** Drums: no voice twice at a time. */
    private static List<Note> once(List<Note> notes) {
        List<Note> kept = new ArrayList<>();
        for (Note note : notes) {
            boolean known = !kept.isEmpty()
                    && kept.getLast().startTick() == note.startTick()
                    && kept.getLast().pitch() == note.pitch();
            if (!known) {
                kept.add(note);
            }
        }
        return kept;
    }

    /** A key is released before it is struck again. */
    private static List<Note> apart(List<Note> notes) {
        List<Note> kept = new ArrayList<>();
        int[] last = new int[Note.MOST + 1];
        Arrays.fill(last, -1);
        for (Note note : notes) {
            int at = last[note.pitch()];
            if (at >= 0 && kept.get(at).startTick() == note.startTick()) {
                continue;
            }
            if (at >= 0 && kept.get(at).endTick() > note.startTick()) {
                kept.set(
                        at,
                        kept.get(at)
                                .withDuration(note.startTick() - kept.get(at).startTick()));
            }
            last[note.pitch()] = kept.size();
            kept.add(note);
        }
        return kept;
    }

    /** Never more notes at once than hands can hold: the oldest ends, or the lowest new one stays out. */
    private static List<Note> limited(List<Note> notes, int most) {
        List<Note> kept = new ArrayList<>();
        List<Integer> sounding = new ArrayList<>();
        for (int i = 0; i < notes.size(); ) {
            int end = i;
            while (end < notes.size()
                    && notes.get(end).startTick() == notes.get(i).startTick()) {
                end++;
            }
            long now = notes.get(i).startTick();
            List<Note> fresh = notes.subList(Math.max(i, end - most), end);
            int spare = most - fresh.size();
            sounding.removeIf(j -> kept.get(j).endTick() <= now);
            sounding.sort(Comparator.comparingLong(j -> -kept.get(j).startTick()));
            for (int j : sounding.subList(Math.min(spare, sounding.size()), sounding.size())) {
                kept.set(j, kept.get(j).withDuration(now - kept.get(j).startTick()));
            }
            for (Note note : fresh) {
                sounding.add(kept.size());
                kept.add(note);
            }
            i = end;
        }
        return kept;
    }
}
