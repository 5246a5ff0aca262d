package lathe.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.text.Nearest;
import lathe.neural.model.JsonSection;
import lathe.neural.model.ModelKind;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;
import lathe.vocoder.mel.MelFrames;
import lathe.vocoder.mel.MelVocoder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lathe vocode}. */
@Command(
        name = "vocode",
        description = "Turns mel spectrograms into sound with a vocoder.",
        footer = {
            "",
            "A sound file as input is analysed first, each channel by itself: what the vocoder makes of it is the best it can do.",
            "",
            "Examples:",
            "  lathe vocode song-mel.npy --model hifigan-v1/ -o song.wav",
            "  lathe vocode song.wav --model vocos-24k/ -o copy.wav",
            "  lathe vocode mel.npy --frontend nsf-hifigan-44k-log10 --model nsf_hifigan.onnx --f0 f0.npy -o song.wav"
        })
final class VocodeCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(paramLabel = "IN", description = "A mel (.npy, .npz, .safetensors, .f32), or sound to be analysed.")
    private Path input;

    @Mixin
    private OutputOptions output;

    @Mixin
    private DecodingOptions options;

    @Option(
            names = "--frontend",
            paramLabel = "NAME",
            description =
                    "What the mel was made with, if not what the vocoder takes; converted where that is possible.")
    private @Nullable String frontEnd;

    @Option(
            names = "--layout",
            paramLabel = "ORDER",
            description = "How the axes of a mel lie: mels-first or frames-first; needed only where both are possible.")
    private @Nullable String layout;

    @Option(
            names = "--f0",
            paramLabel = "FILE",
            description = "Pitch of each frame in Hz, 0 where there is none, for vocoders that take one.")
    private @Nullable Path pitch;

    VocodeCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException, ModelException, InferenceException, InterruptedException {
        SoundJob job = new SoundJob(screen, output, options, input);
        if (layout != null && !MelInput.LAYOUTS.contains(layout)) {
            throw new CallException(Nearest.complaint("layout", layout, MelInput.LAYOUTS));
        }
        Optional<MelFrontEnd> made = named(frontEnd);
        Decoding decoding = job.decoding();
        ModelPackage model = Decoders.find(options.model()).require(ModelKind.MEL_VOCODER);
        try (MelVocoder vocoder = MelVocoder.open(model, decoding.settings())) {
            Optional<MelFrontEnd> wanted = wanted(model);
            Map<String, @Nullable Object> notes = new LinkedHashMap<>();
            Decoder decoder = vocoder;
            Frames frames;
            if (MelInput.isNumbers(input)) {
                frames = withPitch(vocoder, mel(vocoder.mels(), made, wanted, notes));
            } else {
                ChannelFrames channels = analysed(vocoder, made, wanted, notes);
                decoder = new ChannelDecoder(vocoder, channels.channels().size());
                frames = channels;
            }
            notes.put("input_frames", frames.frames());
            SoundJob.Source source = new SoundJob.Decoded(decoding, decoder, frames, decoder.samples(frames.frames()));
            job.say(List.of(job.run(output.target(), source, Decoders.record(model), notes, decoding.plan())));
        }
        return ExitCode.DONE;
    }

    private static Optional<MelFrontEnd> named(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        Optional<MelFrontEnd> known = MelFrontEnd.find(name);
        if (known.isEmpty()) {
            throw new CallException(Nearest.complaint("front end", name, MelFrontEnd.names()));
        }
        return known;
    }

    /** What the vocoder takes, if its package tells. */
    private static Optional<MelFrontEnd> wanted(ModelPackage model) throws ModelException {
        Optional<String> name = model.melFrontEnd();
        if (name.isPresent()) {
            Optional<MelFrontEnd> known = MelFrontEnd.find(name.get());
            if (known.isEmpty()) {
                throw model.description()
                        .wrong("mel_front_end", "name one of " + String.join(", ", MelFrontEnd.names()));
            }
            return known;
        }
        JsonSection numbers = model.section("mel");
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MelFrontEnd.ofJson(numbers.values()));
        } catch (IllegalArgumentException incomplete) {
            throw new ModelException(
                    model.source(), "its mel section is not usable: " + incomplete.getMessage(), "correct model.json");
        }
    }

    private float[][] mel(
            int mels, Optional<MelFrontEnd> made, Optional<MelFrontEnd> wanted, Map<String, @Nullable Object> notes)
            throws IOException {
        float[][] mel = MelInput.readNumbers(input, mels, layout);
        notes.put(
                "mel_front_end",
                Stream.concat(made.stream(), wanted.stream())
                        .map(MelFrontEnd::name)
                        .findFirst()
                        .orElse(null));
        if (made.isPresent() && wanted.isPresent() && !MelPairing.isSame(made.get(), wanted.get())) {
            MelPairing.convert(mel, made.get(), wanted.get());
            notes.put("converted_to", wanted.get().name());
            screen.notice("lathe: " + input + ": converted from " + made.get().name() + " to "
                    + wanted.get().name() + " ("
                    + String.join("; ", made.get().differences(wanted.get())) + ")");
        } else if (made.isPresent() && wanted.isEmpty()) {
            screen.notice("lathe: the model does not say which mel it takes; "
                    + made.get().name() + " is taken to be right");
        }
        return mel;
    }

    private Frames withPitch(MelVocoder vocoder, float[][] mel) throws IOException {
        if (pitch == null) {
            if (vocoder.wantsPitch()) {
                throw new CallException("the vocoder takes the pitch of each frame as well; give it with --f0");
            }
            return MelFrames.of(mel);
        }
        if (!vocoder.wantsPitch()) {
            throw new CallException("--f0 is given, and the vocoder takes no pitch; leave it out");
        }
        return MelFrames.of(mel, MelInput.readPitch(pitch, mel[0].length));
    }

    private ChannelFrames analysed(
            MelVocoder vocoder,
            Optional<MelFrontEnd> made,
            Optional<MelFrontEnd> wanted,
            Map<String, @Nullable Object> notes)
            throws IOException {
        if (vocoder.wantsPitch()) {
            throw new CallException("the vocoder takes a pitch, which is not found in sound here; give a mel and --f0");
        }
        MelFrontEnd end = wanted.or(() -> made)
                .orElseThrow(
                        () -> new CallException("the model does not say which mel it takes; name one with --frontend: "
                                + String.join(", ", MelFrontEnd.names())));
        if (end.mels() != vocoder.mels()) {
            throw new CallException("the vocoder takes " + vocoder.mels() + " mels, " + end.name() + " has "
                    + end.mels() + "; name another with --frontend");
        }
        notes.put("mel_front_end", end.name());
        notes.put("analysed", true);
        float[][][] mels = MelInput.analyse(input, end);
        List<Frames> channels = Stream.of(mels).<Frames>map(MelFrames::of).toList();
        if (channels.getFirst().frames() == 0) {
            throw new CallException(input + ": holds no audio; export it again");
        }
        return new ChannelFrames(channels);
    }
}
