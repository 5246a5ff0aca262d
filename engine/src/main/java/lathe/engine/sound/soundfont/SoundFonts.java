package lathe.engine.sound.soundfont;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The General MIDI SoundFonts that systems have: Debian's {@code fluid-soundfont-gm} and {@code timgm6mb-soundfont}, and their like. */
public final class SoundFonts {

    private static final List<String> NAMES =
            List.of("FluidR3_GM.sf2", "GeneralUser-GS.sf2", "TimGM6mb.sf2", "default-GM.sf2", "default.sf2");

    private SoundFonts() {}

    /** The best one that is installed in a customary folder. */
    public static Optional<Path> installed() {
        return firstIn(folders(System.getProperty("user.home", "")));
    }

    static Optional<Path> firstIn(List<Path> folders) {
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isReadable)
                .findFirst();
    }

    private static List<Path> folders(String home) {
        List<Path> folders = new ArrayList<>();
        for (String folder : List.of(
                home + "/.local/share/soundfonts",
                home + "/.local/share/sounds/sf2",
                home + "/Library/Audio/Sounds/Banks",
                "/usr/share/sounds/sf2",
                "/usr/share/soundfonts",
                "/usr/local/share/soundfonts",
                "/usr/local/share/sounds/sf2",
                "/Library/Audio/Sounds/Banks",
                "C:/soundfonts")) {
            folders.add(Path.of(folder));
        }
        return folders;
    }
}
