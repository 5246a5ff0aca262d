package lathe.engine.compose.hmm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lathe.engine.compose.corpus.Chorale;

/** Prints how well the model expects chorales of each part of the split. Argument: the data set. */
public final class ChoraleReport {

    private ChoraleReport() {}

    /** Prints a table in nats a beat. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        List<Chorale> train = Chorale.read(file, "train");
        System.out.println("mode\tpart\tpieces\tbeats\tstates\t-lnP(C,Y)\t-lnP(Y)\t-lnP(C|Y)\tunseen states");
        for (boolean minor : List.of(false, true)) {
            ChoraleModel model = ChoraleModel.learn(train, minor);
            for (String part : List.of("train", "valid", "test")) {
                List<List<ChoraleBeat>> pieces = ChoraleModel.beats(Chorale.read(file, part), minor);
                ChoraleLikelihood.Sum sum = new ChoraleLikelihood(model).of(pieces);
                double unseen = pieces.stream()
                        .flatMap(List::stream)
                        .mapToInt(beat -> model.number(beat.state()) < 0 ? 1 : 0)
                        .average()
                        .orElse(0);
                System.out.printf(
                        "%s\t%s\t%d\t%d\t%d\t%.3f\t%.3f\t%.3f\t%.3f%n",
                        minor ? "minor" : "major",
                        part,
                        pieces.size(),
                        sum.beats(),
                        model.states().size(),
                        sum.jointPerBeat(),
                        sum.tunePerBeat(),
                        sum.harmonyPerBeat(),
                        unseen);
            }
        }
    }
}
