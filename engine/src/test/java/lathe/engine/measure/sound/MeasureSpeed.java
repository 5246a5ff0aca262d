package lathe.engine.measure.sound;

import java.nio.file.Path;
import java.util.Arrays;
import lathe.core.audio.AudioBuffer;
import lathe.core.audio.AudioFiles;
import lathe.core.audio.AudioReader;

/** Prints what a file measures and how long each step takes: {@code MeasureSpeed FILE...}. */
final class MeasureSpeed {

    private MeasureSpeed() {}

    public static void main(String[] files) throws Exception {
        for (String file : files) {
            AudioBuffer sound;
            try (AudioReader reader = AudioFiles.open(Path.of(file))) {
                float[][] x = new float[reader.info().channels()][1 << 20];
                int at = 0;
                int came;
                float[][] block = new float[x.length][8192];
                while ((came = reader.read(block, 0, 8192)) > 0) {
                    for (int c = 0; c < x.length; c++) {
                        if (at + came > x[c].length) {
                            x[c] = Arrays.copyOf(x[c], Math.max(at + came, 2 * at));
                        }
                        System.arraycopy(block[c], 0, x[c], at, came);
                    }
                    at += came;
                }
                for (int c = 0; c < x.length; c++) {
                    x[c] = Arrays.copyOf(x[c], at);
                }
                sound = AudioBuffer.of(reader.info().sampleRateHz(), x);
            }
            long start = System.nanoTime();
            SoundMeasures all = SoundMeasures.of(sound);
            System.out.printf("%s %.1f s, in %d ms%n", file, sound.seconds(), (System.nanoTime() - start) / 1_000_000);
            System.out.println("  " + all.tempo().candidates());
            System.out.println("  " + all.keys().stream().limit(3).toList() + " " + all.tuningCents());
            System.out.println("  changes " + all.changes() + " clicks " + all.clicks());
            System.out.println("  " + all.level().measurement());
        }
    }
}
