package lathe.engine.sound.classic;

/** Puts notes into the stem: at their place, cut where others take over, bent where the wheel moved. */
final class NoteMixer {

    private static final double CUT_SECONDS = 0.012;

    private final Controls controls;
    private final float[][] stem;

    NoteMixer(Controls controls, float[][] stem) {
        this.controls = controls;
        this.stem = stem;
    }

    /** Adds a note of one or two channels. */
    void add(PlayedNote note, float[][] sound, int used, float gain) {
        int cut = (int) (CUT_SECONDS * controls.rate());
        int length = used;
        if (note.cutFrames() < used - cut) {
            length = note.cutFrames() + cut;
            for (float[] channel : sound) {
                for (int i = 0; i < cut; i++) {
                    channel[note.cutFrames() + i] *= 1 - (i + 1f) / cut;
                }
            }
        }
        boolean bent = controls.bends(note.startFrame(), note.startFrame() + length);
        for (int c = 0; c < stem.length; c++) {
            float[] source = sound[Math.min(c, sound.length - 1)];
            if (bent) {
                addBent(source, length, note.startFrame(), stem[c], gain);
            } else {
                int end = Math.min(length, stem[c].length - note.startFrame());
                for (int i = 0; i < end; i++) {
                    stem[c][note.startFrame() + i] += gain * source[i];
                }
            }
        }
    }

    /** Reads the note faster or slower; between samples by Catmull and Rom's cubic. */
    private void addBent(float[] source, int length, int start, float[] out, float gain) {
        double at = 1;
        int frame = start;
        while (at < length - 3 && frame < out.length) {
            double speed = controls.speed(frame);
            int end = Math.min(out.length, frame + Controls.STEP - frame % Controls.STEP);
            for (; frame < end && at < length - 3; frame++) {
                int k = (int) at;
                float t = (float) (at - k);
                float a = source[k - 1];
                float b = source[k];
                float c = source[k + 1];
                float d = source[k + 2];
                out[frame] +=
                        gain * (b + 0.5f * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))));
                at += speed;
            }
        }
    }
}
