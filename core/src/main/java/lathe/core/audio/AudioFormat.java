package lathe.core.audio;

import java.util.List;

/**
 * A kind of file, as a list for users shows it.
 *
 * @param name as {@link AudioInfo#format()} says it
 * @param extensions lower case, without dot; the first is the customary one
 * @param readable whether files can be read
 * @param writable whether files can be written
 * @param encodings what can be written, or read where nothing can be written
 * @param needsFfmpeg whether an installed ffmpeg does the work
 */
public record AudioFormat(
        String name,
        List<String> extensions,
        boolean readable,
        boolean writable,
        List<SampleEncoding> encodings,
        boolean needsFfmpeg) {

    /** Copies the lists. */
    public AudioFormat {
        extensions = List.copyOf(extensions);
        encodings = List.copyOf(encodings);
    }
}
