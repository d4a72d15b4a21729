using System;
using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Common;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Planning;

/// <summary>
/// Places every tensor of a program. A tensor's memory is its own from the kernel that first writes it to the last that reads
/// it; others use it before and after. A reshape and a map that reads its source for the last time work in place.
/// </summary>
internal sealed class ArenaPlanner
{
    private readonly KernelProgram _program;
    private readonly ParameterTable _parameters;
    private readonly int _samples;
    private readonly int _elementSize;
    private readonly TensorLayout[] _layouts;
    private readonly int[] _first;
    private readonly int[] _last;
    private readonly int[] _root;

    private ArenaPlanner(KernelProgram program, ParameterTable parameters, int samples, int elementSize)
    {
        _program = program;
        _parameters = parameters;
        _samples = samples;
        _elementSize = elementSize;
        int count = program.Tensors.Count;
        Dictionary<int, (int[] Before, int[] After)> halos = TensorLayout.Halos(program);
        _layouts = [.. program.Tensors.Select(tensor => tensor.Blocked
            ? TensorLayout.Blocked(tensor)
            : halos.TryGetValue(tensor.Id, out (int[] Before, int[] After) halo)
                ? TensorLayout.Plain(tensor, halo.Before, halo.After)
                : TensorLayout.Plain(tensor, new int[tensor.Dimensions.Count], new int[tensor.Dimensions.Count]))];
        _first = [.. Enumerable.Repeat(int.MaxValue, count)];
        _last = [.. Enumerable.Repeat(int.MinValue, count)];
        _root = [.. Enumerable.Range(0, count)];
    }

    /// <summary>Plans a program for passes of <paramref name="samples"/> samples.</summary>
    public static ProgramPlan Run(KernelProgram program, ParameterTable parameters, int samples, int elementSize) =>
        new ArenaPlanner(DenseOperands.Run(program), parameters, samples, elementSize).Plan();

    private ProgramPlan Plan()
    {
        List<Kernel> timeline = [.. _program.Forward];
        int between = timeline.Count;
        MeasureLifetimes(timeline, between);
        ShareInPlace(timeline, between);

        bool direct = !_program.Training && ReadsInputDirectly();
        long[] offsets = Allocate(direct, out long arenaSize);
        long prepared = 0;
        long state = 0;
        Placement[] placements = new Placement[_program.Tensors.Count];
        foreach (Tensor tensor in _program.Tensors)
        {
            TensorLayout layout = _layouts[tensor.Id];
            if (tensor.View is TensorView view)
            {
                // A view comes after what it is a view of.
                Placement parent = placements[view.Parent];
                placements[tensor.Id] = parent with { Layout = parent.Layout.Slice() };
                continue;
            }

            // Offsets of a plan that does not fit mean nothing: it is not written.
            int stride = tensor.PerSample ? unchecked((int)SampleStride(tensor)) : 0;
            switch (tensor.Role)
            {
                case TensorRole.Parameter:
                    placements[tensor.Id] = new Placement(Arena.Parameters, _parameters.Entries[tensor.Parameter].Offset, layout, 0);
                    break;
                case TensorRole.ParameterGradient:
                    placements[tensor.Id] = new Placement(Arena.Gradients, _parameters.Entries[tensor.Parameter].Offset, layout, 0);
                    break;
                case TensorRole.Prepared or TensorRole.Transposed:
                    placements[tensor.Id] = new Placement(Arena.Prepared, unchecked((int)prepared), layout, 0);
                    prepared += TensorLayout.RoundUp((long)layout.Size, ParameterTable.Block);
                    break;
                case TensorRole.State:
                    placements[tensor.Id] = new Placement(Arena.State, unchecked((int)state), layout, 0);
                    state += TensorLayout.RoundUp((long)layout.Size, ParameterTable.Block);
                    break;
                case TensorRole.Input when direct:
                    placements[tensor.Id] = new Placement(Arena.Caller, 0, layout, 0);
                    break;
                default:
                    int root = Root(tensor.Id);
                    placements[tensor.Id] = _first[root] > _last[root]
                        ? new Placement(Arena.None, 0, layout, stride)
                        : new Placement(Arena.Activations, unchecked((int)offsets[root]), layout, stride);
                    break;
            }
        }

        return new ProgramPlan(
            _program, new EquatableArray<Placement>(placements), _samples, arenaSize, prepared, KernelsForInputGradient(), state);
    }

    /// <summary>Input, output and gradients cross the border between the ways at the instant <paramref name="between"/>.</summary>
    private void MeasureLifetimes(List<Kernel> timeline, int between)
    {
        timeline.Add(new Fill("", "", _program.Outputs[0]));
        timeline.AddRange(_program.Backward);
        for (int time = 0; time < timeline.Count; time++)
        {
            foreach (int tensor in timeline[time].Reads.Concat(timeline[time].Writes))
            {
                Touch(tensor, time);
            }
        }

        foreach (int tensor in _program.Inputs)
        {
            Touch(tensor, -1);
        }

        foreach (int tensor in _program.Outputs.Concat(_program.OutputGradients).Concat(_program.LogitGradients))
        {
            Touch(tensor, between);
        }

        foreach (int tensor in _program.InputGradients)
        {
            Touch(tensor, timeline.Count);
        }
    }

    private void Touch(int tensor, int time)
    {
        _first[tensor] = Math.Min(_first[tensor], time);
        _last[tensor] = Math.Max(_last[tensor], time);
    }

    private void ShareInPlace(List<Kernel> timeline, int between)
    {
        for (int time = 0; time < timeline.Count; time++)
        {
            (int source, int target) = timeline[time] switch
            {
                Map { Accumulate: false, Phase: Phase.Always } map => (map.Source, map.Out),
                Reshape reshape when SamplesCoincide(reshape) => (reshape.Source, reshape.Out),
                _ => (-1, -1),
            };

            // The logit gradient may also come from the caller, when the kernel that reads the output gradient does not run.
            if (source < 0 || time == between || _program.Inputs.Contains(source) || _layouts[source].HasHalo || _layouts[target].HasHalo)
            {
                continue;
            }

            int from = Root(source);
            int to = Root(target);
            if (from != to && _last[from] == time && _first[to] == time)
            {
                _root[to] = from;
                _last[from] = Math.Max(_last[from], _last[to]);
            }
            else if (from != to && IsLogitGradientOf(source, target) && _last[from] == time)
            {
                _root[to] = from;
                _last[from] = Math.Max(_last[from], _last[to]);
            }
        }
    }

    private bool IsLogitGradientOf(int outputGradient, int tensor) =>
        _program.OutputGradients.Count == 1 && _program.OutputGradients[0] == outputGradient && _program.LogitGradients[0] == tensor;

    /// <summary>
    /// Whether each sample lies in the same place under both shapes: the last axis decides how much room is behind a sample.
    /// </summary>
    private bool SamplesCoincide(Reshape reshape) =>
        _samples == 1 || SampleStride(_program.Tensors[reshape.Source]) == SampleStride(_program.Tensors[reshape.Out]);

    private int Root(int tensor) => _root[tensor] == tensor ? tensor : Root(_root[tensor]);

    /// <summary>
    /// Whether inference may read the caller's memory where it is, for an only input: contractions read single elements inside
    /// it, and custom layers take it as a span; other kernels read whole vectors, which might reach beyond its end.
    /// </summary>
    private bool ReadsInputDirectly()
    {
        int input = _program.Inputs[0];
        return _program.Inputs.Count == 1 && !_program.Outputs.Contains(input) && !_layouts[input].HasHalo &&
            _program.Forward.All(kernel => !kernel.Reads.Contains(input) || kernel is Custom ||
                (kernel is Contraction { VectorReadsA: false } contraction && contraction.B.Tensor != input && contraction.A.Tensor == input &&
                 kernel.Reads.Count(read => read == input) == 1));
    }

    private long SampleStride(Tensor tensor)
    {
        // A whole vector may be stored at a row's last element: room for its surplus lanes behind the last row.
        TensorLayout layout = _layouts[tensor.Id];
        int surplus = tensor.Channels % ParameterTable.Block == 0 ? 0 : ParameterTable.Block - 1;
        long stride = TensorLayout.RoundUp((long)layout.Size + surplus, ParameterTable.Block);

        // Samples a multiple of a kilobyte apart would fight for the same few cache sets.
        return stride * _elementSize % 1024 == 0 ? stride + ParameterTable.Block : stride;
    }

    /// <summary>Largest first, each at the lowest place that nothing alive at the same time uses.</summary>
    private long[] Allocate(bool direct, out long arenaSize)
    {
        long[] offsets = new long[_program.Tensors.Count];
        List<(int Tensor, long Offset, long Size)> placed = [];
        Dictionary<int, long> sizes = [];
        foreach (Tensor tensor in _program.Tensors.Where(static tensor => tensor.View is null && (tensor.PerSample || tensor.Role == TensorRole.Channel)))
        {
            int root = Root(tensor.Id);
            long size = tensor.PerSample
                ? SampleStride(tensor) * _samples
                : TensorLayout.RoundUp((long)tensor.Count, ParameterTable.Block);
            sizes[root] = sizes.TryGetValue(root, out long known) ? Math.Max(known, size) : size;
        }

        arenaSize = 0;
        foreach (int tensor in sizes.Keys.OrderByDescending(root => sizes[root]).ThenBy(static root => root))
        {
            if (_first[tensor] > _last[tensor] || (direct && tensor == _program.Inputs[0]))
            {
                continue;
            }

            long offset = 0;
            foreach ((int other, long start, long size) in placed.OrderBy(static item => item.Offset))
            {
                bool together = _first[other] <= _last[tensor] && _first[tensor] <= _last[other];
                if (together && start < offset + sizes[tensor] && offset < start + size)
                {
                    offset = start + size;
                }
            }

            offsets[tensor] = offset;
            placed.Add((tensor, offset, sizes[tensor]));
            arenaSize = Math.Max(arenaSize, offset + sizes[tensor]);
        }

        return offsets;
    }

    /// <summary>Backward kernels that no parameter gradient depends on.</summary>
    private EquatableArray<bool> KernelsForInputGradient()
    {
        bool[] optional = new bool[_program.Backward.Count];
        HashSet<int> needed = [.. _program.Tensors.Where(static tensor => tensor.Role == TensorRole.ParameterGradient).Select(static tensor => tensor.Id)];
        for (int index = optional.Length - 1; index >= 0; index--)
        {
            Kernel kernel = _program.Backward[index];
            optional[index] = !kernel.Writes.Any(needed.Contains);
            if (!optional[index])
            {
                needed.UnionWith(kernel.Reads);
            }
        }

        return new EquatableArray<bool>(optional);
    }
}
