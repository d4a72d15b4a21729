using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using StaticNet.Generator.Kernels;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission;

/// <summary>What the emitter of a kernel knows: the program, one vector path, the element type.</summary>
/// <param name="Plan">The program and its placements.</param>
/// <param name="Names">The identifiers of its tensors and kernels.</param>
/// <param name="Path">The vector path.</param>
/// <param name="Element"><c>float</c> or <c>double</c>.</param>
internal sealed record KernelContext(ProgramPlan Plan, ProgramNames Names, VectorPath Path, string Element)
{
    // By identity: a kernel's value is large.
    private readonly ConditionalWeakTable<Contraction, ContractionSchedule> _schedules = new();

    /// <summary>The static class of the path's vector operations.</summary>
    public string V => Path.Type;

    /// <summary>The vector type.</summary>
    public string Vector { get; } = $"{Path.Type}<{Element}>";

    /// <summary>Elements of a vector: a literal, or what the JIT takes for one.</summary>
    public string Lanes => Path == VectorPath.Wide ? Literal.Of(Path.Lanes(ElementSize)) : Vector + ".Count";

    public int ElementSize => Element == "double" ? 8 : 4;

    /// <summary>Whether passes have many samples; otherwise there is one.</summary>
    public bool Batched => Plan.Batched;

    /// <summary>A contraction's loops; several parts of the text ask for them.</summary>
    public ContractionSchedule Schedule(Contraction kernel)
    {
        if (!_schedules.TryGetValue(kernel, out ContractionSchedule? schedule))
        {
            schedule = ContractionScheduler.Run(kernel, Plan, Path, ElementSize);
            _schedules.Add(kernel, schedule);
        }

        return schedule;
    }

    public Tensor Tensor(int id) => Plan.Program.Tensors[id];

    public TensorLayout Layout(int id) => Plan.Placements[id].Layout;

    public int SampleStride(int id) => Plan.Placements[id].SampleStride;

    /// <summary>The tensors that a kernel's method takes, each once.</summary>
    public static List<int> Operands(Kernel kernel) => [.. kernel.Writes.Concat(kernel.Reads).Distinct()];

    /// <summary>A reference into a tensor.</summary>
    public static string At(string reference, string offset) =>
        offset == "0" ? $"ref {reference}" : $"ref Unsafe.Add(ref {reference}, {offset})";

    public string Load(string reference, string offset) => $"{V}.LoadUnsafe(ref {reference}, (nuint)({offset}))";

    public string Store(string value, string reference, string offset) =>
        $"{V}.StoreUnsafe({value}, ref {reference}, (nuint)({offset}));";

    public string StorePartial(string value, string reference, string offset, string count) =>
        $"Simd.StorePartial({value}, ref {reference}, (nuint)({offset}), {count});";

    public string Mask(string count) => Path == VectorPath.Wide ? $"Simd.Mask512<{Element}>({count})" : $"Simd.MaskVector<{Element}>({count})";
}
