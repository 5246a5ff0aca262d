package lathe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import lathe.core.text.Nearest;
import lathe.engine.sound.Instrument;
import lathe.engine.sound.classic.ClassicInstrument;
import lathe.engine.sound.soundfont.SoundFontInstrument;

/** The sounds that a score can be played with. */
final class Sounds {

    private static final List<String> NAMES = List.of("classic", "soundfont", "mel");

    private Sounds() {}

    /**
     * The sound that the user means.
     *
     * @param name one of the names, or a SoundFont file
     */
    static Instrument named(String name) throws IOException {
        if (name.toLowerCase(Locale.ROOT).endsWith(".sf2")) {
            return new SoundFontInstrument(Path.of(name));
        }
        return switch (name) {
            case "classic" -> new ClassicInstrument();
            case "soundfont" -> SoundFontInstrument.ofSystem();
            case "mel" -> new MelInstrument();
            default ->
                throw new CallException(
                        Files.exists(Path.of(name))
                                ? name + ": is no SoundFont; give a file that ends in .sf2"
                                : Nearest.complaint("sound", name, NAMES) + ", or a SoundFont file (.sf2)");
        };
    }
}
