package lathe.app;

import java.util.List;
import lathe.engine.blueprint.Blueprint;
import lathe.engine.render.RenderSettings;
import lathe.engine.song.Song;
import lathe.postfx.master.LoudnessTarget;
import lathe.postfx.master.LoudnessTargets;
import lathe.postfx.master.MasteringStyle;
import org.jspecify.annotations.Nullable;

/** What a song's blueprint says of its mix and master. */
final class SongMix {

    private static final List<String> DUCKED = List.of("edm", "house");
    private static final double DUCK_DB = 6;
    private static final List<String> WIDE_ROOMS = List.of("ambient", "film", "chorale", "classical-piano");
    private static final double WIDE_ROOM_PERCENT = 160;

    private SongMix() {}

    /** The loudness to reach where the user names none. */
    static LoudnessTarget target(@Nullable Song song, MasteringStyle style) {
        return song == null
                ? style.target()
                : LoudnessTargets.builtIn().find(String.valueOf(song.blueprint().loudnessLufs()));
    }

    /** The settings with what the style wants. */
    static RenderSettings settings(@Nullable Song song, RenderSettings settings) {
        if (song == null) {
            return settings;
        }
        Blueprint blueprint = song.blueprint();
        RenderSettings mixed = DUCKED.contains(blueprint.style()) ? settings.withDuckDb(DUCK_DB) : settings;
        return WIDE_ROOMS.contains(blueprint.style()) ? mixed.withRoomPercent(WIDE_ROOM_PERCENT) : mixed;
    }
}
