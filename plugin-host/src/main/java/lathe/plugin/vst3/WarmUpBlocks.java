package lathe.plugin.vst3;
final class WarmUpBlocks { WarmUpBlocks(Vst3Plugin p) {} boolean run(double rate, Buses b) { return false; } }
