using System;
using System.Collections.Generic;
using StaticNet.Benchmarks.Workloads;
using StaticNet.Numerics;

namespace StaticNet.Benchmarks.Engines;

/// <summary>What everything else is compared with.</summary>
internal sealed class StaticNetEngine : IEngine
{
    public string Name => "StaticNet";

    public string? Missing => null;

    public string Version => Simd.UseVector512 ? "Vector512" : $"Vector<T> of {System.Numerics.Vector<float>.Count} floats";

    public IReadOnlyList<IEngineRun> Load(Workload workload) => [New(workload)];

    private static InProcessRun New(Workload workload) => workload.Mode switch
    {
        WorkloadMode.Forward when workload.Batch == 1 => new SampleRun(workload),
        WorkloadMode.Forward => new BatchRun(workload),
        WorkloadMode.Step => new StepRun(workload),
        _ => new StaticNetTraining(workload),
    };

    private sealed class SampleRun(Workload workload) : InProcessRun
    {
        private readonly INetwork<float> _network = workload.Network;
        private readonly float[] _input = workload.Inputs;
        private readonly float[] _output = new float[workload.OutputSize];

        public override float[] Result()
        {
            Run(1);
            return [.. _output];
        }

        protected override void Run(int calls)
        {
            for (int i = 0; i < calls; i++)
            {
                _network.Forward(_input, _output);
            }
        }
    }

    private sealed class BatchRun(Workload workload) : InProcessRun
    {
        private readonly INetwork<float> _network = workload.Network;
        private readonly NetworkContext<float> _context = NewContext(workload);
        private readonly float[] _inputs = workload.Inputs;
        private readonly float[] _outputs = new float[workload.OutputSize];

        public override float[] Result()
        {
            Run(1);
            return [.. _outputs];
        }

        protected override void Run(int calls)
        {
            for (int i = 0; i < calls; i++)
            {
                _network.Forward(_context, _inputs, _outputs);
            }
        }

        private static NetworkContext<float> NewContext(Workload workload)
        {
            NetworkContext<float> context = workload.Network.CreateContext(workload.Batch);
            context.Training = false;
            return context;
        }
    }

    private sealed class StepRun(Workload workload) : InProcessRun
    {
        private readonly IStreamingNetwork<float> _network = (IStreamingNetwork<float>)workload.Network;
        private readonly NetworkState<float> _state = ((IStreamingNetwork<float>)workload.Network).CreateState();
        private readonly float[] _sequence = workload.Inputs;
        private readonly float[] _output = new float[workload.OutputSize];
        private int _position;

        public override float[] Result()
        {
            _state.Reset();
            _position = 0;
            Run(workload.Steps);
            return [.. _output];
        }

        protected override void Run(int calls)
        {
            int size = _network.StepInputSize;
            for (int i = 0; i < calls; i++)
            {
                _network.Step(_state, _sequence.AsSpan(_position, size), _output);
                _position += size;
                _position = _position == _sequence.Length ? 0 : _position;
            }
        }
    }
}
