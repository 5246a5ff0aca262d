package lathe.vocoder.riffusion;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A picture's channels and what its camera, or its painter, noted beside it. */
final class PngPicture {

    private final List<byte[][]> planes;
    private final Map<Integer, Double> tags;

    PngPicture(List<byte[][]> planes, byte @Nullable [] exif) {
        this.planes = List.copyOf(planes);
        tags = exif == null ? Map.of() : ExifNumbers.read(exif);
    }

    /** 1 for grey, 3 for colour. */
    int channels() {
        return planes.size();
    }

    int width() {
        return planes.getFirst()[0].length;
    }

    int height() {
        return planes.getFirst().length;
    }

    /** 0 to 255; row 0 is the top. */
    int pixel(int channel, int row, int column) {
        return planes.get(channel)[row][column] & 0xff;
    }

    /** The single numbers of its EXIF data by tag. */
    Map<Integer, Double> tags() {
        return tags;
    }
}
