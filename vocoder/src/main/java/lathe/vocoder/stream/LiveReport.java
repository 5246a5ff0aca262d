package lathe.vocoder.stream;

import java.util.Optional;

/**
 * How a stream fares, for whoever shows it to a user.
 *
 * @param lateTimes how often sound was not there in time and was faded out
 * @param lateFrames frames at the listener's rate that were silent or faded for that reason
 * @param decodedPages chunks decoded
 * @param skippedPages chunks never decoded as their time had passed
 * @param failures decodings that failed
 * @param lastFailure the latest of them
 */
public record LiveReport(
        long lateTimes,
        long lateFrames,
        long decodedPages,
        long skippedPages,
        long failures,
        Optional<Exception> lastFailure) {}
