package lathe.bundle;

import java.util.List;
import lathe.bundle.dynamics.CompressorPlugin;
import lathe.bundle.dynamics.LimiterPlugin;
import lathe.bundle.eq.EqPlugin;
import lathe.bundle.master.MasterPlugin;
import lathe.bundle.meter.MeterPlugin;
import lathe.bundle.space.ConvolverPlugin;
import lathe.bundle.space.ReverbPlugin;
import lathe.plugin.PluginDescriptor;
import lathe.plugin.PluginProvider;

/** Master, EQ, Compressor, Limiter, Reverb, Convolver and Meter. */
public final class LatheProvider implements PluginProvider {

    @Override
    public List<PluginDescriptor> plugins() {
        return List.of(
                MasterPlugin.descriptor(),
                EqPlugin.descriptor(),
                CompressorPlugin.descriptor(),
                LimiterPlugin.descriptor(),
                ReverbPlugin.descriptor(),
                ConvolverPlugin.descriptor(),
                MeterPlugin.descriptor());
    }
}
