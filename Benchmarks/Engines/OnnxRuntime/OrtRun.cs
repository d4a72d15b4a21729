using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using StaticNet.Benchmarks.Onnx;
using StaticNet.Benchmarks.Workloads;

namespace StaticNet.Benchmarks.Engines.OnnxRuntime;

/// <summary>
/// A session with everything bound before it is timed. Steps carry their state between two places: the even steps read one
/// and write the other, the odd steps the other way round, so that nothing is copied.
/// </summary>
internal sealed unsafe class OrtRun : InProcessRun
{
    private readonly OrtLibrary _library;
    private readonly Workload _workload;
    private readonly nint _session;
    private readonly List<nint> _tensors = [];
    private readonly nint[] _bindings = new nint[2];
    private readonly float[] _sequence;
    private readonly AlignedBuffer<float> _input;
    private readonly AlignedBuffer<float> _output;
    private readonly AlignedBuffer<float>[] _states;
    private int _position;
    private int _parity;

    public OrtRun(OrtLibrary library, Workload workload, OnnxModel model, string variant)
    {
        (_library, _workload, Variant) = (library, workload, variant);
        _session = library.CreateSession(model.Bytes);
        _sequence = ChannelsFirst(workload);
        _input = new AlignedBuffer<float>(_sequence.Length / workload.Steps);
        _output = new AlignedBuffer<float>(workload.OutputSize);
        _states = [.. Enumerable.Range(0, 4).Select(static _ => new AlignedBuffer<float>(OnnxModels.StateUnits))];
        nint input = NewTensor(_input, OnnxModels.InputShape(workload));
        nint output = NewTensor(_output, OnnxModels.OutputShape(workload));
        nint[] states = [.. _states.Select(state => NewTensor(state, [1, 1, OnnxModels.StateUnits]))];
        for (int parity = 0; parity < 2; parity++)
        {
            _bindings[parity] = library.CreateBinding(_session);
            library.BindInput(_bindings[parity], "x", input);
            library.BindOutput(_bindings[parity], model.Output, output);
            string[] names = OnnxModels.States(workload);
            for (int i = 0; i < names.Length; i++)
            {
                library.BindInput(_bindings[parity], names[i], states[(2 * i) + parity]);
                library.BindOutput(_bindings[parity], $"{names[i]}_next", states[(2 * i) + 1 - parity]);
            }
        }

        _sequence.AsSpan(0, _input.Length).CopyTo(_input.Span);
    }

    public override string Variant { get; }

    public override float[] Result()
    {
        foreach (AlignedBuffer<float> state in _states)
        {
            state.Span.Clear();
        }

        _position = 0;
        Run(_workload.Steps);
        return _output.Span.ToArray();
    }

    public override void Dispose()
    {
        foreach (nint binding in _bindings)
        {
            _library.ReleaseBinding(binding);
        }

        _tensors.ForEach(_library.ReleaseTensor);
        _library.ReleaseSession(_session);
    }

    protected override void Run(int calls)
    {
        if (_workload.Mode == WorkloadMode.Forward)
        {
            for (int i = 0; i < calls; i++)
            {
                _library.Run(_session, _bindings[0]);
            }

            return;
        }

        for (int i = 0; i < calls; i++)
        {
            _sequence.AsSpan(_position, _input.Length).CopyTo(_input.Span);
            _library.Run(_session, _bindings[_parity]);
            _parity = 1 - _parity;
            _position += _input.Length;
            _position = _position == _sequence.Length ? 0 : _position;
        }
    }

    // Images, whose samples have three axes; one channel is the same in either order.
    private static float[] ChannelsFirst(Workload workload)
    {
        int[] shape = [.. workload.Network.Info.InputShape];
        return shape.Length == 3
            ? Axes.Transpose(workload.Inputs, [workload.Batch, .. shape], 0, 3, 1, 2)
            : workload.Inputs;
    }

    private nint NewTensor(AlignedBuffer<float> memory, long[] shape)
    {
        nint tensor = _library.CreateTensor((float*)Unsafe.AsPointer(ref memory.Reference), memory.Length, shape);
        _tensors.Add(tensor);
        return tensor;
    }
}
