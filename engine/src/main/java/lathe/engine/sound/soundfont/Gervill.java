package lathe.engine.sound.soundfont;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeMap;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Patch;
import javax.sound.midi.Synthesizer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The door to the JDK's software synthesiser. It can render into a stream instead of a sound card, but the interface that says so
 * lies in a package that {@code java.desktop} keeps to itself, so it is called by name and the JVM must be told to export it.
 */
final class Gervill {

    private static final String PACKAGE = "com.sun.media.sound.";
    private static final int VOICES = 256;

    private Gervill() {}

    static Synthesizer create() {
        try {
            Synthesizer synthesizer = MidiSystem.getSynthesizer();
            if (Class.forName(PACKAGE + "AudioSynthesizer").isInstance(synthesizer)) {
                return synthesizer;
            }
            throw unusable("another synthesiser is the default of this JVM", null);
        } catch (MidiUnavailableException | ClassNotFoundException missing) {
            throw unusable("this JVM has no synthesiser", missing);
        }
    }

    /** Opens the synthesiser without effects, without its own sounds and without gain control: the same events, the same samples. */
    static AudioInputStream open(Synthesizer synthesizer, AudioFormat format) {
        Map<String, Object> settings = new TreeMap<>();
        settings.put("reverb", false);
        settings.put("chorus", false);
        settings.put("auto gain control", false);
        settings.put("load default soundbank", false);
        settings.put("large mode", false);
        settings.put("midi channels", 16);
        settings.put("control rate", 147f);
        settings.put("interpolation", "sinc"); // what is not set here could be changed by a user's preferences
        settings.put("max polyphony", VOICES);
        return (AudioInputStream) call(
                "AudioSynthesizer",
                "openStream",
                synthesizer,
                new Class<?>[] {AudioFormat.class, Map.class},
                format,
                settings);
    }

    /** True if a patch of a SoundFont is a drum kit. */
    static boolean isPercussion(Patch patch) {
        try {
            Class<?> type = Class.forName(PACKAGE + "ModelPatch");
            return type.isInstance(patch) && (Boolean) call("ModelPatch", "isPercussion", patch, new Class<?>[0]);
        } catch (ClassNotFoundException missing) {
            throw unusable("this JVM has no synthesiser", missing);
        }
    }

    private static Object call(String type, String name, Object target, Class<?>[] types, Object... values) {
        try {
            Method method = Class.forName(PACKAGE + type).getMethod(name, types);
            return method.invoke(target, values);
        } catch (IllegalAccessException closed) {
            throw unusable(
                    "the JVM keeps its synthesiser to itself; start it with"
                            + " --add-exports java.desktop/com.sun.media.sound=ALL-UNNAMED",
                    closed);
        } catch (ReflectiveOperationException failure) {
            @Nullable
            Throwable cause = failure instanceof InvocationTargetException thrown ? thrown.getCause() : failure;
            throw unusable("the JVM's synthesiser does not open", cause);
        }
    }

    private static IllegalStateException unusable(String reason, @Nullable Throwable cause) {
        return new IllegalStateException("soundfont: " + reason + ", or choose another sound", cause);
    }
}
