package lathe.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lathe.core.dsp.MelFrontEnd;
import lathe.core.text.Nearest;
import lathe.neural.model.ModelKind;
import lathe.neural.model.ModelPackage;
import lathe.neural.session.InferenceException;
import lathe.neural.session.ModelException;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;
import lathe.vocoder.mel.GriffinLim;
import lathe.vocoder.mel.MelFrames;
import lathe.vocoder.mel.MelVocoder;
import lathe.vocoder.riffusion.RiffusionImage;
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
            "Without --model the phases are guessed by Griffin-Lim from a mel of any --frontend.",
            "",
            "Examples:",
            "  lathe vocode song-mel.npy --model hifigan-v1/ -o song.wav",
            "  lathe vocode song.wav --model vocos-24k/ -o copy.wav",
            "  lathe vocode mel.npy --frontend hifigan-22k -o draft.wav",
            "  lathe vocode mel.npy --frontend nsf-hifigan-44k-log10 --model nsf_hifigan.onnx --f0 f0.npy -o song.wav"
        })
final class VocodeCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(
            paramLabel = "IN",
            description = "A mel (.npy, .npz, .safetensors, .f32, a Riffusion .png), or sound to be analysed.")
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
        if (options.checkedPublished()) {
            throw new CallException("--overlap published is for latents; leave it out");
        }
        if (layout != null && !MelInput.LAYOUTS.contains(layout)) {
            throw new CallException(Nearest.complaint("layout", layout, MelInput.LAYOUTS));
        }
        Optional<MelFrontEnd> made = named(frontEnd);
        Decoding decoding = job.decoding();
        if (options.model() == null) {
            RiffusionImage picture = picture();
            withoutModel(job, decoding, picture == null ? made : Optional.of(picture.frontEnd()));
            return ExitCode.DONE;
        }
        ModelPackage model = Decoders.find(options.model()).require(ModelKind.MEL_VOCODER);
        try (MelVocoder vocoder = MelVocoder.open(model, decoding.settings())) {
            Voice voice = new Voice(vocoder, vocoder, vocoder.mels(), vocoder.frontEnd());
            vocode(job, decoding, voice, Decoders.record(model), made);
        }
        return ExitCode.DONE;
    }

    /**
     * What makes sound of mels.
     *
     * @param vocoder the same if it is a model
     * @param mels bands that it takes
     * @param wanted what its mels are made with, if that is known
     */
    private record Voice(Decoder decoder, @Nullable MelVocoder vocoder, int mels, Optional<MelFrontEnd> wanted) {

        boolean wantsPitch() {
            return vocoder != null && vocoder.wantsPitch();
        }
    }

    /** The input as a picture, or null if it is none. */
    private @Nullable RiffusionImage picture() throws IOException {
        return Files.isRegularFile(input) && RiffusionImage.recognises(input) ? RiffusionImage.read(input) : null;
    }

    /** Griffin-Lim knows any front end, and no music. */
    private void withoutModel(SoundJob job, Decoding decoding, Optional<MelFrontEnd> made)
            throws IOException, ModelException, InferenceException, InterruptedException {
        MelFrontEnd end = made.orElseThrow(
                () -> new CallException(
                        "--model is missing; name a vocoder, or say what the mel was made with (--frontend) to hear it by Griffin-Lim"));
        screen.notice("lathe: without a model the phases are guessed (Griffin-Lim); a vocoder sounds better");
        try (GriffinLim guess = new GriffinLim(end, output.seed())) {
            Map<String, @Nullable Object> record = new LinkedHashMap<>();
            record.put("id", "griffin-lim");
            record.put("iterations", GriffinLim.USUAL_ITERATIONS);
            vocode(job, decoding, new Voice(guess, null, end.mels(), made), record, made);
        }
    }

    private void vocode(
            SoundJob job,
            Decoding decoding,
            Voice voice,
            Map<String, @Nullable Object> model,
            Optional<MelFrontEnd> made)
            throws IOException, ModelException, InferenceException, InterruptedException {
        Map<String, @Nullable Object> notes = new LinkedHashMap<>();
        Decoder decoder = voice.decoder();
        Frames frames;
        if (MelInput.isNumbers(input)) {
            float[][] mel = MelInput.readNumbers(input, voice.mels(), layout);
            frames = adapted(voice, withPitch(voice, mel), made, notes);
        } else {
            RiffusionImage picture = picture();
            ChannelFrames channels = picture == null ? analysed(voice, made, notes) : painted(voice, picture, notes);
            decoder = new ChannelDecoder(decoder, channels.channels().size());
            frames = channels;
        }
        notes.put("input_frames", frames.frames());
        SoundJob.Source source = new SoundJob.Decoded(decoding, decoder, frames, decoder.samples(frames.frames()));
        job.say(List.of(job.run(output.target(), source, model, notes, decoding.plan())));
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

    /** A mel of another front end becomes one that the vocoder takes, with a word about it, or is refused. */
    private MelFrames adapted(
            Voice voice, MelFrames frames, Optional<MelFrontEnd> made, Map<String, @Nullable Object> notes)
            throws ModelException {
        notes.put("mel_front_end", made.or(voice::wanted).map(MelFrontEnd::name).orElse(null));
        MelVocoder vocoder = voice.vocoder();
        if (vocoder == null) {
            return frames;
        }
        MelFrames known = made.map(frames::madeBy).orElse(frames);
        return vocoder.adapt(known, warning -> screen.notice("lathe: " + input + ": " + warning));
    }

    private MelFrames withPitch(Voice voice, float[][] mel) throws IOException {
        if (pitch == null) {
            if (voice.wantsPitch()) {
                throw new CallException("the vocoder takes the pitch of each frame as well; give it with --f0");
            }
            return MelFrames.of(mel);
        }
        if (!voice.wantsPitch()) {
            throw new CallException("--f0 is given, and the vocoder takes no pitch; leave it out");
        }
        return MelFrames.of(mel, MelInput.readPitch(pitch, mel[0].length));
    }

    private ChannelFrames analysed(Voice voice, Optional<MelFrontEnd> made, Map<String, @Nullable Object> notes)
            throws IOException {
        if (voice.wantsPitch()) {
            throw new CallException("the vocoder takes a pitch, which is not found in sound here; give a mel and --f0");
        }
        MelFrontEnd end = voice.wanted()
                .or(() -> made)
                .orElseThrow(
                        () -> new CallException("the model does not say which mel it takes; name one with --frontend: "
                                + String.join(", ", MelFrontEnd.names())));
        if (end.mels() != voice.mels()) {
            throw new CallException("the vocoder takes " + voice.mels() + " mels, " + end.name() + " has " + end.mels()
                    + "; name another with --frontend");
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

    /** Riffusion's pictures say themselves what they were made with. */
    private ChannelFrames painted(Voice voice, RiffusionImage picture, Map<String, @Nullable Object> notes)
            throws ModelException {
        List<Frames> channels = new ArrayList<>();
        for (int c = 0; c < picture.channels(); c++) {
            MelFrames mel = MelFrames.of(picture.mel(c));
            channels.add(adapted(voice, mel, Optional.of(picture.frontEnd()), notes));
        }
        return new ChannelFrames(channels);
    }
}
