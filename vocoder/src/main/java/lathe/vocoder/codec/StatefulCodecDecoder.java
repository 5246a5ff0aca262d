package lathe.vocoder.codec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lathe.neural.session.InferenceException;
import lathe.neural.session.InferenceSession;
import lathe.neural.session.ModelException;
import lathe.neural.session.Port;
import lathe.neural.session.SessionSettings;
import lathe.vocoder.Context;
import lathe.vocoder.Decoder;
import lathe.vocoder.Frames;

/**
 * A decoder whose graph hands its memory from run to run, as the streaming exports of Mimi do: each input {@code past_NAME}
 * gets what the output {@code present_NAME} of the run before was. Frames that come one by one sound as they do in one
 * piece, without a frame decoded twice.
 *
 * <p>A {@link CodecStream} holds the memory of one piece; any number of them run on one model.
 */
public final class StatefulCodecDecoder implements Decoder {

    private static final String PAST = "past_";
    private static final String PRESENT = "present_";
    private static final int FRAMES_A_RUN = 25;

    /** An input and the output that it gets at the next run. */
    record State(Port past, Port present) {

        /** Its shape before the first run: one batch, and nothing yet along an axis that grows. */
        long[] firstShape() {
            long[] shape = new long[past.rank()];
            for (int axis = 0; axis < shape.length; axis++) {
                long size = past.dims().get(axis);
                shape[axis] = size >= 0 ? size : axis == 0 ? 1 : 0;
            }
            return shape;
        }
    }

    private final InferenceSession session;
    private final CodecFormat format;
    private final Port codes;
    private final Port sound;
    private final List<State> states;

    private StatefulCodecDecoder(InferenceSession session, CodecFormat format) throws ModelException {
        this.session = session;
        this.format = format;
        this.codes = single(session, session.inputs(), PAST);
        this.sound = single(session, session.outputs(), PRESENT);
        this.states = states(session);
    }

    /**
     * Opens the ONNX file of a streaming export.
     *
     * @throws ModelException if the file is no model, or its states are not in pairs
     */
    public static StatefulCodecDecoder open(Path model, CodecFormat format, SessionSettings settings)
            throws ModelException {
        return of(InferenceSession.open(model, settings), format);
    }

    /** Whether a model hands its memory from run to run. */
    public static boolean isStateful(InferenceSession session) {
        return session.inputs().stream().anyMatch(port -> port.name().startsWith(PAST));
    }

    /**
     * A decoder on a session that was opened before; closing the decoder closes it.
     *
     * @throws ModelException if its states are not in pairs; the session is closed then, too
     */
    public static StatefulCodecDecoder of(InferenceSession session, CodecFormat format) throws ModelException {
        try {
            return new StatefulCodecDecoder(session, format);
        } catch (ModelException e) {
            session.close();
            throw e;
        }
    }

    private static Port single(InferenceSession session, List<Port> ports, String state) throws ModelException {
        List<Port> others =
                ports.stream().filter(port -> !port.name().startsWith(state)).toList();
        if (others.size() != 1) {
            throw new ModelException(
                    session.name(),
                    "has " + others.size() + " ports that are no states: " + others,
                    "give a streaming decoder with codes, " + PAST + "* in, and sound, " + PRESENT + "* out");
        }
        return others.getFirst();
    }

    private static List<State> states(InferenceSession session) throws ModelException {
        List<State> states = new ArrayList<>();
        for (Port past : session.inputs()) {
            if (past.name().startsWith(PAST)) {
                String wanted = PRESENT + past.name().substring(PAST.length());
                Port present = session.outputs().stream()
                        .filter(port -> port.name().equals(wanted))
                        .findFirst()
                        .orElseThrow(() -> new ModelException(
                                session.name(),
                                "has an input " + past.name() + " but no output " + wanted,
                                "export both"));
                states.add(new State(past, present));
            }
        }
        if (states.isEmpty()) {
            throw new ModelException(
                    session.name(), "has no inputs named " + PAST + "*", "open it as a decoder without states");
        }
        return states;
    }

    /** A piece of its own, from silence on. Close it. */
    public CodecStream stream() {
        return new CodecStream(this);
    }

    /** The numbers it decodes by. */
    public CodecFormat format() {
        return format;
    }

    /** Frames that the model takes at a time, 0 if it takes any number. */
    public int framesARun() {
        return (int) Math.max(0, codes.dims().getLast());
    }

    @Override
    public int sampleRateHz() {
        return format.sampleRateHz();
    }

    @Override
    public int channels() {
        return format.channels();
    }

    @Override
    public int hopSamples() {
        return format.hopSamples();
    }

    /** For tiles. A stream needs none: it is exact. */
    @Override
    public Context context() {
        return format.context();
    }

    @Override
    public void decode(Frames window, float[][] audio) throws InferenceException {
        if (!(window instanceof TokenGrid grid)) {
            throw new IllegalArgumentException("a codec decodes tokens, not " + window);
        }
        int step = framesARun() > 0 ? framesARun() : FRAMES_A_RUN;
        try (CodecStream stream = stream()) {
            for (int from = 0; from < grid.frames(); from += step) {
                float[] piece = stream.next(grid.slice(from, Math.min(from + step, grid.frames())));
                System.arraycopy(piece, 0, audio[0], from * hopSamples(), piece.length);
            }
        }
        Arrays.fill(audio[0], grid.frames() * hopSamples(), Math.toIntExact(samples(grid.frames())), 0);
    }

    @Override
    public void cancel() {
        session.cancel();
    }

    /** Streams that go on end with an {@link InferenceException}. */
    @Override
    public void close() {
        session.close();
    }

    InferenceSession session() {
        return session;
    }

    Port codes() {
        return codes;
    }

    Port sound() {
        return sound;
    }

    List<State> states() {
        return states;
    }
}
