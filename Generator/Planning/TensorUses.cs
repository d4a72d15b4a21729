using System.Collections.Generic;
using System.Linq;
using StaticNet.Generator.Kernels;

namespace StaticNet.Generator.Planning;

/// <summary>Which kernels of a list use a tensor, by their positions; kept while kernels are replaced.</summary>
internal sealed class TensorUses
{
    private readonly List<int>[] _readers;
    private readonly List<int>[] _writers;

    /// <summary>The uses of all kernels of a list.</summary>
    /// <param name="kernels">The list.</param>
    /// <param name="tensors">How many tensors the program has.</param>
    public TensorUses(IEnumerable<Kernel> kernels, int tensors)
    {
        _readers = [.. Enumerable.Range(0, tensors).Select(static _ => new List<int>())];
        _writers = [.. Enumerable.Range(0, tensors).Select(static _ => new List<int>())];
        int position = 0;
        foreach (Kernel kernel in kernels)
        {
            Add(kernel, position++);
        }
    }

    /// <summary>Where a tensor is read, once for every read; in no order.</summary>
    public IReadOnlyList<int> Readers(int tensor) => _readers[tensor];

    /// <summary>Where a tensor is written; in no order.</summary>
    public IReadOnlyList<int> Writers(int tensor) => _writers[tensor];

    /// <summary>Where a tensor is read or written, each kernel once, in their order.</summary>
    public List<int> Users(int tensor) => [.. _readers[tensor].Concat(_writers[tensor]).Distinct().OrderBy(static position => position)];

    /// <summary>A kernel that stands at a position from now on.</summary>
    public void Add(Kernel kernel, int position)
    {
        foreach (int tensor in kernel.Reads)
        {
            _readers[tensor].Add(position);
        }

        foreach (int tensor in kernel.Writes.Distinct())
        {
            _writers[tensor].Add(position);
        }
    }

    /// <summary>A kernel that no longer stands there.</summary>
    public void Remove(Kernel kernel, int position)
    {
        foreach (int tensor in kernel.Reads)
        {
            _readers[tensor].Remove(position);
        }

        foreach (int tensor in kernel.Writes.Distinct())
        {
            _writers[tensor].Remove(position);
        }
    }
}
