package lathe.app;

import lathe.app.report.ReportCollector;
import lathe.postfx.master.MasteringListener;
import org.jspecify.annotations.Nullable;

/** Passes on what a mastering job says of itself: to the progress bar, and to the report if there will be one. */
final class JobWatch implements MasteringListener {

    private final Progress progress;
    private final @Nullable ReportCollector report;

    JobWatch(Progress progress, @Nullable ReportCollector report) {
        this.progress = progress;
        this.report = report;
    }

    @Override
    public void progress(String phase, long framesDone, long framesTotal) {
        progress.at(phase, framesDone, framesTotal);
    }

    @Override
    public void draft(float[][] channels, int from, int to) {
        if (report != null) {
            report.draft(channels, from, to);
        }
    }

    @Override
    public void masterBegins() {
        progress.restart();
        if (report != null) {
            report.masterBegins();
        }
    }

    @Override
    public void master(float[][] channels, int from, int to, double compressorReductionDb, double limiterReductionDb) {
        if (report != null) {
            report.master(channels, from, to, compressorReductionDb, limiterReductionDb);
        }
    }
}
